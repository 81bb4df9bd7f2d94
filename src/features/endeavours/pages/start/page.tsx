import type { FastifyReply, FastifyRequest } from 'fastify';
import { type FormBody, type FormError, parseForm, typedText } from '../../../../platform/forms/form.ts';
import { findOrganisations, listOrganisations } from '../../../organisations/index.ts';
import { signedIn, signedInPerson } from '../../../people/index.ts';
import { USUAL_LEVELS } from '../../endeavour.ts';
import type { EndeavourPages } from '../../pages.ts';
import { seatFieldsTyped, seatWordsOf } from '../../seat-fields.ts';
import { endeavourUrls } from '../../urls.ts';
import { startForm } from './form.ts';
import { StartPage } from './view.tsx';

/** Starting an endeavour, from nothing or from where people met. */
export function startPages({ app, db, starting, beginnings }: EndeavourPages): void {
  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: FormBody,
    errors: readonly FormError[] = [],
  ) {
    const organisations = await listOrganisations(db);
    return reply.page({
      title: 'Start an endeavour',
      hasErrors: errors.length > 0,
      backLink: { href: endeavourUrls.list, text: 'Back to endeavours' },
      content: (
        <StartPage
          csrf={reply.generateCsrf()}
          typed={typed}
          seat={seatFieldsTyped(typed)}
          errors={errors}
          organisations={organisations.map(({ name }) => name)}
          beginning={await beginnings.find(request, {
            session: typedText(typed, 'session'),
            thread: typedText(typed, 'thread'),
          })}
        />
      ),
    });
  }

  app.get<{ Querystring: { session?: string; thread?: string } }>(
    endeavourUrls.start,
    { config: { access: signedIn } },
    async (request, reply) => {
      const { organisationId } = signedInPerson(request);
      const [organisation] = organisationId === null ? [] : await findOrganisations(db, [organisationId]);
      return show(request, reply, {
        organisation: organisation?.name ?? '',
        levels: USUAL_LEVELS.join('\n'),
        openness: 'seats',
        session: request.query.session ?? '',
        thread: request.query.thread ?? '',
      });
    },
  );

  app.post(endeavourUrls.start, { config: { access: signedIn } }, async (request, reply) => {
    const parsed = parseForm(startForm, request.body);
    if (!parsed.ok) return show(request, reply.code(422), parsed.typed, parsed.errors);
    const { value } = parsed;
    const beginning = await beginnings.find(request, value);
    const id = await starting.start(signedInPerson(request), {
      ...value,
      forWhom: value['for-whom'],
      seat: seatWordsOf(value),
      fromSessionId: beginning?.sessionId,
      fromThreadId: beginning?.threadId,
      fromWords: beginning?.words,
      questions: beginning?.questions ?? [],
    });
    return reply.redirect(endeavourUrls.home(id), 303);
  });
}
