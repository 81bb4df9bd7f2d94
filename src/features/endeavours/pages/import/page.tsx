import multipart from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  type FormBody,
  type FormError,
  parseForm,
  toFormBody,
  typedText,
} from '../../../../platform/forms/form.ts';
import { listOrganisations } from '../../../organisations/index.ts';
import { signedIn, signedInPerson } from '../../../people/index.ts';
import type { EndeavourPages } from '../../pages.ts';
import { seatFields, seatFieldsTyped, seatWordsOf } from '../../seat-fields.ts';
import { endeavourUrls } from '../../urls.ts';
import { ImportPage } from './view.tsx';

const form = z.object(seatFields);
const LARGEST_MB = 24;
const LARGEST_BYTES = LARGEST_MB * 1024 * 1024;

/** Brings an endeavour of another installation here. */
export function importPages({ app, db, transfer }: EndeavourPages): void {
  async function show(reply: FastifyReply, typed: FormBody, errors: readonly FormError[], document = '') {
    const organisations = await listOrganisations(db);
    return reply.page({
      title: 'Bring in an endeavour',
      hasErrors: errors.length > 0,
      backLink: { href: endeavourUrls.list, text: 'Back to endeavours' },
      content: (
        <ImportPage
          csrf={reply.generateCsrf()}
          document={document}
          seat={seatFieldsTyped(typed)}
          organisations={organisations.map(({ name }) => name)}
          errors={errors}
        />
      ),
    });
  }

  app.register(async (scope) => {
    const tooLarge = new WeakSet<FastifyRequest>();
    await scope.register(multipart, {
      attachFieldsToBody: 'keyValues',
      throwFileSizeLimit: false,
      limits: { files: 1, fileSize: LARGEST_BYTES, fields: 20, fieldSize: LARGEST_BYTES },
      async onFile(this: FastifyRequest, part) {
        const isRead = this.person !== null && part.fieldname === 'file';
        const chunks: Buffer[] = [];
        for await (const chunk of part.file) if (isRead) chunks.push(chunk as Buffer);
        if (part.file.truncated) tooLarge.add(this);
        Object.assign(part, { value: Buffer.concat(chunks).toString('utf8') });
      },
    });

    scope.get(endeavourUrls.bringIn, { config: { access: signedIn } }, (_request, reply) =>
      show(reply, {}, []),
    );

    scope.post(
      endeavourUrls.bringIn,
      { config: { access: signedIn }, bodyLimit: 2 * LARGEST_BYTES },
      async (request: FastifyRequest, reply) => {
        const body = toFormBody(request.body);
        const parsed = parseForm(form, body);
        // A file that was read is kept in the page while something else is mended.
        const text = typedText(body, 'file') || typedText(body, 'document');
        const read = transfer.parse(text);
        const tooLargeWords = `The file must be smaller than ${LARGEST_MB}MB. Nothing was brought in`;
        const wrong = tooLarge.has(request) ? tooLargeWords : read.ok ? null : read.message;
        const atFile = (message: string): FormError => ({ field: 'file', message });
        if (wrong !== null || !read.ok || !parsed.ok) {
          const errors = [...(wrong === null ? [] : [atFile(wrong)]), ...(parsed.ok ? [] : parsed.errors)];
          return show(reply.code(422), body, errors, wrong === null ? text : '');
        }
        const by = signedInPerson(request);
        const outcome = await transfer.bringIn(by, read.document, seatWordsOf(parsed.value));
        if (!outcome.ok) return show(reply.code(422), body, [atFile(outcome.message)]);
        return reply.redirect(endeavourUrls.home(outcome.id), 303);
      },
    );
  });
}
