import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import multipart from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { InputProblem } from '../../../../commands/input-problem.ts';
import { Button } from '../../../../design-system/components/button.tsx';
import { FileUpload } from '../../../../design-system/components/file-upload.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { choice, line } from '../../../../platform/forms/fields.ts';
import {
  type FormBody,
  type FormError,
  parseForm,
  toFormBody,
  typedText,
} from '../../../../platform/forms/form.ts';
import { signedIn, signedInPerson } from '../../../people/index.ts';
import type { PerspectivesPages } from '../../pages.ts';
import { perspectivesUrls } from '../../urls.ts';

const LARGEST_FILE_BYTES = 200 * 1024 * 1024;

const importForm = z.object({
  question: line({ name: 'Question', max: 200, required: 'Enter the question of the conversation' }),
  source: line({ name: 'Source', max: 300, required: 'Enter where the files come from' }),
  licence: line({
    name: 'Licence',
    max: 300,
    required: 'Enter the licence of the data, or who has allowed its use',
  }),
  sign: choice(['check', 'flipped'], 'Select how the file writes agree'),
  comments: line({ name: 'comments.csv', max: 500, required: 'Select the file comments.csv' }),
  votes: line({ name: 'votes.csv', max: 500, required: 'Select the file votes.csv' }),
});

/** Taking over a conversation that was held on Polis, to calculate it again. */
export function importPages({ app, importing, calculation }: PerspectivesPages): void {
  const show = (reply: FastifyReply, typed: FormBody, errors: readonly FormError[] = []) => {
    const text = (name: string): string => typedText(typed, name);
    return reply.page({
      title: 'Import a conversation',
      hasErrors: errors.length > 0,
      backLink: { href: perspectivesUrls.list, text: 'Back to perspectives' },
      content: (
        <div class="govuk-grid-row">
          <div class="govuk-grid-column-two-thirds">
            <FormErrors errors={errors} />
            <PageHeading>Import a conversation held on Polis</PageHeading>
            <p class="govuk-body">
              From the files of a Polis export the report is made anew. The conversation is only read: nobody
              can answer in it.
            </p>
            <Form action={perspectivesUrls.import} csrf={reply.generateCsrf()} hasFiles>
              <Input
                name="question"
                label="What was the question?"
                value={text('question')}
                error={mistakeAt(errors, 'question')}
              />
              <Input
                name="source"
                label="Where do the files come from?"
                value={text('source')}
                error={mistakeAt(errors, 'source')}
              />
              <Input
                name="licence"
                label="Under which licence?"
                hint="For example, CC BY 4.0"
                value={text('licence')}
                error={mistakeAt(errors, 'licence')}
              />
              <FileUpload
                name="comments"
                label="comments.csv"
                accept=".csv,text/csv"
                error={mistakeAt(errors, 'comments')}
              />
              <FileUpload
                name="votes"
                label="votes.csv"
                accept=".csv,text/csv"
                error={mistakeAt(errors, 'votes')}
              />
              <Radios
                name="sign"
                label="How does the file write agree?"
                choices={[
                  {
                    value: 'check',
                    label: 'As 1',
                    hint: 'It is checked by what authors answered to their own statements',
                  },
                  { value: 'flipped', label: 'As -1', hint: 'As in some older exports' },
                ]}
                value={text('sign')}
                error={mistakeAt(errors, 'sign')}
              />
              <Button preventDoubleClick>Import</Button>
            </Form>
          </div>
        </div>
      ),
    });
  };

  app.register(async (scope) => {
    const folders = new WeakMap<FastifyRequest, string>();
    await scope.register(multipart, {
      attachFieldsToBody: 'keyValues',
      limits: { files: 2, fileSize: LARGEST_FILE_BYTES, fields: 20, fieldSize: 10_000 },
      // Straight to the disk: nothing of a file is held in memory. The fields keep where it is.
      async onFile(this: FastifyRequest, part) {
        const isKnown = part.fieldname === 'comments' || part.fieldname === 'votes';
        if (this.person === null || !isKnown || part.filename === '') {
          part.file.resume();
          Object.assign(part, { value: '' });
          return;
        }
        const folder = folders.get(this) ?? (await mkdtemp(join(tmpdir(), 'import-')));
        folders.set(this, folder);
        const path = join(folder, part.fieldname);
        await pipeline(part.file, createWriteStream(path));
        Object.assign(part, { value: part.file.truncated ? '' : path });
      },
    });
    scope.addHook('onResponse', async (request) => {
      const folder = folders.get(request);
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    });

    scope.get(perspectivesUrls.import, { config: { access: signedIn } }, (_request, reply) =>
      show(reply, { sign: 'check' }),
    );

    scope.post(perspectivesUrls.import, { config: { access: signedIn } }, async (request, reply) => {
      const folder = folders.get(request);
      const parsed = parseForm(importForm, request.body);
      if (!parsed.ok) return show(reply.code(422), parsed.typed, parsed.errors);
      const { comments, votes, ...value } = parsed.value;
      // What a field says instead of a file is no path of ours.
      if (folder === undefined || comments !== join(folder, 'comments') || votes !== join(folder, 'votes')) {
        return show(reply.code(422), toFormBody(request.body), [
          { field: 'comments', message: 'Select the files comments.csv and votes.csv' },
        ]);
      }
      try {
        const id = await importing.importPolis(signedInPerson(request).id, {
          ...value,
          commentsFile: comments,
          votesFile: votes,
        });
        await calculation.calculate(id);
        return await reply.redirect(perspectivesUrls.report(id), 303);
      } catch (error) {
        if (!(error instanceof InputProblem)) throw error;
        const field = error.message.startsWith('comments.csv') ? 'comments' : 'votes';
        return show(reply.code(422), toFormBody(request.body), [{ field, message: error.message }]);
      }
    });
  });
}
