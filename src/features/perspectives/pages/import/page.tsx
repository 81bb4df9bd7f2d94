import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import multipart from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { InvalidInputError } from '../../../../analysis/invalid-input.ts';
import { InputProblem } from '../../../../commands/input-problem.ts';
import { exportFiles, type ExportFiles } from '../../../../commands/polis/export-files.ts';
import { Button } from '../../../../design-system/components/button.tsx';
import { Checkboxes } from '../../../../design-system/components/checkboxes.tsx';
import { FileUpload } from '../../../../design-system/components/file-upload.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { LanguageSelect } from '../../../../design-system/patterns/language-select.tsx';
import { Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { languageField } from '../../../../platform/forms/language-field.ts';
import { checkbox, choice, line } from '../../../../platform/forms/fields.ts';
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
const MOST_FILES = 20;

const importForm = z.object({
  question: line({ name: 'Question', max: 200, required: 'Enter the question of the conversation' }),
  language: languageField,
  source: line({ name: 'Source', max: 300, required: 'Enter where the files come from' }),
  licence: line({
    name: 'Licence',
    max: 300,
    required: 'Enter the licence of the data, or who has allowed its use',
  }),
  sign: choice(['check', 'flipped'], 'Select how the files write agree'),
  strict: checkbox,
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
              can answer in it. You see what was found before anybody else does.
            </p>
            <Form action={perspectivesUrls.import} csrf={reply.generateCsrf()} hasFiles>
              <Input
                name="question"
                label="What was the question?"
                value={text('question')}
                error={mistakeAt(errors, 'question')}
              />
              <LanguageSelect
                label="Language of the question and the statements"
                language={text('language') || 'en'}
                error={mistakeAt(errors, 'language')}
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
                name="files"
                label="The files of the export"
                hint="All of them at once, or one zip. votes.csv is needed; comments.csv holds the statements. 200 megabytes at most"
                accept=".csv,.zip,.json,text/csv,application/zip"
                multiple
                error={mistakeAt(errors, 'files')}
              />
              <Radios
                name="sign"
                label="How do the files write agree?"
                choices={[
                  {
                    value: 'check',
                    label: 'As 1',
                    hint: 'It is checked by what the files declare, or by what authors answered to their own statements',
                  },
                  { value: 'flipped', label: 'As -1', hint: 'As in some older exports' },
                ]}
                value={text('sign')}
                error={mistakeAt(errors, 'sign')}
              />
              <Checkboxes
                name="strict"
                choices={[
                  {
                    value: 'yes',
                    label: 'Only accepted statements count',
                    hint: 'Select this if the conversation used strict moderation. The files do not say',
                  },
                ]}
                values={text('strict') === '' ? [] : ['yes']}
              />
              <Button preventDoubleClick>Read the files</Button>
            </Form>
          </div>
        </div>
      ),
    });
  };

  app.register(async (scope) => {
    const folders = new WeakMap<FastifyRequest, string>();
    const tooLarge = new WeakSet<FastifyRequest>();
    await scope.register(multipart, {
      attachFieldsToBody: 'keyValues',
      limits: { files: MOST_FILES, fileSize: LARGEST_FILE_BYTES, fields: 20, fieldSize: 10_000 },
      // Straight to the disk: nothing of a file is held in memory.
      async onFile(this: FastifyRequest, part) {
        Object.assign(part, { value: '' });
        if (this.person === null || part.fieldname !== 'files' || !part.filename) {
          part.file.resume();
          return;
        }
        const folder = folders.get(this) ?? (await mkdtemp(join(tmpdir(), 'import-')));
        folders.set(this, folder);
        await pipeline(part.file, createWriteStream(join(folder, plainName(part.filename))));
        if (part.file.truncated) tooLarge.add(this);
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
      const typed = toFormBody(request.body);
      const refuse = (message: string) =>
        show(reply.code(422), typed, [...(parsed.ok ? [] : parsed.errors), { field: 'files', message }]);
      if (folder === undefined) return refuse('Select the files of the export, or a zip that holds them');
      if (tooLarge.has(request)) return refuse('A file is larger than 200 megabytes');
      if (!parsed.ok) return show(reply.code(422), typed, parsed.errors);
      const { sign, strict, ...value } = parsed.value;
      try {
        const id = await importing.importPolis(signedInPerson(request).id, {
          ...value,
          files: await filesIn(folder),
          votesSign: sign === 'flipped' ? 'flipped' : null,
          isStrict: strict,
        });
        // What was found is shown whether this succeeds or not; the report says for itself where it does not.
        await calculation.attempt(id);
        return await reply.redirect(perspectivesUrls.imported(id), 303);
      } catch (error) {
        if (error instanceof InputProblem) return refuse(error.message);
        if (error instanceof InvalidInputError && error.code === 'opposite_sign') {
          return refuse(
            'Authors disagree with their own statements, so agree is -1 in these files. Select “As -1” and read them again',
          );
        }
        throw error;
      }
    });
  });
}

/** The name of a file without any path, and with nothing in it that could be one. */
function plainName(name: string): string {
  return (
    basename(name.replaceAll('\\', '/'))
      .replaceAll(/[^\w.-]/g, '-')
      .slice(-100) || 'file'
  );
}

/** What was sent: several files, or one zip. */
async function filesIn(folder: string): Promise<ExportFiles> {
  const [only, ...others] = await readdir(folder);
  const isZip = only !== undefined && others.length === 0 && /\.zip$/i.test(only);
  return isZip ? exportFiles(join(folder, only), only) : exportFiles(folder);
}
