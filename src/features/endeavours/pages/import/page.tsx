import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type FormBody, type FormError, parseForm, typedText } from '../../../../platform/forms/form.ts';
import { listOrganisations } from '../../../organisations/index.ts';
import { signedIn, signedInPerson } from '../../../people/index.ts';
import type { EndeavourPages } from '../../pages.ts';
import { seatFields, seatFieldsTyped, seatWordsOf } from '../../seat-fields.ts';
import { endeavourUrls } from '../../urls.ts';
import { ImportPage } from './view.tsx';

const form = z.object({
  document: z.string().optional(),
  ...seatFields,
});
const LARGEST_BYTES = 8 * 1024 * 1024;

/** Brings an endeavour of another installation here. */
export function importPages({ app, db, transfer }: EndeavourPages): void {
  async function show(reply: FastifyReply, typed: FormBody, errors: readonly FormError[]) {
    const organisations = await listOrganisations(db);
    return reply.page({
      title: 'Bring in an endeavour',
      hasErrors: errors.length > 0,
      backLink: { href: endeavourUrls.list, text: 'Back to endeavours' },
      content: (
        <ImportPage
          csrf={reply.generateCsrf()}
          text={typedText(typed, 'document')}
          seat={seatFieldsTyped(typed)}
          organisations={organisations.map(({ name }) => name)}
          errors={errors}
        />
      ),
    });
  }

  app.get(endeavourUrls.bringIn, { config: { access: signedIn } }, (_request, reply) => show(reply, {}, []));

  app.post(
    endeavourUrls.bringIn,
    { config: { access: signedIn }, bodyLimit: LARGEST_BYTES },
    async (request: FastifyRequest, reply) => {
      const parsed = parseForm(form, request.body);
      const text = parsed.ok ? (parsed.value.document ?? '') : typedText(parsed.typed, 'document');
      const document = transfer.parse(text);
      const wrong =
        document === undefined
          ? [{ field: 'document', message: 'Paste the whole text of a file that was downloaded as JSON' }]
          : [];
      if (!parsed.ok) return show(reply.code(422), parsed.typed, [...wrong, ...parsed.errors]);
      if (document === undefined) return show(reply.code(422), request.body as FormBody, wrong);
      const id = await transfer.bringIn(signedInPerson(request), document, seatWordsOf(parsed.value));
      return reply.redirect(endeavourUrls.home(id), 303);
    },
  );
}
