import type { FastifyReply } from 'fastify';
import { type FormError, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { zoneNames } from '../../../../platform/local-time.ts';
import { signedIn, signedInPerson } from '../../../people/index.ts';
import type { OrganisePages } from '../../organise/pages.ts';
import type { Filled } from '../../organise/sections.ts';
import { organiseUrls } from '../../organise/urls.ts';
import { sessionUrls } from '../../urls.ts';
import { NOTHING_FILLED, readNewSession } from './form.ts';
import { NewSessionPage } from './view.tsx';

export function newSessionPages({ app, service }: OrganisePages): void {
  function show(reply: FastifyReply, filled: Filled, errors: readonly FormError[]): FastifyReply {
    return reply.page({
      title: 'New session',
      hasErrors: errors.length > 0,
      backLink: { href: sessionUrls.list, text: 'Your sessions' },
      content: (
        <NewSessionPage filled={filled} errors={errors} csrf={reply.generateCsrf()} zones={zoneNames()} />
      ),
    });
  }

  app.get(sessionUrls.create, { config: { access: signedIn } }, async (_request, reply) =>
    show(reply, NOTHING_FILLED, []),
  );

  app.post(sessionUrls.create, { config: { access: signedIn } }, async (request, reply) => {
    const typed = toFormBody(request.body);
    const parsed = readNewSession(typed);
    if (!parsed.ok) {
      const filled = Object.fromEntries(
        Object.keys(NOTHING_FILLED).map((field) => [field, typedText(typed, field)]),
      );
      return show(reply.code(422), filled, parsed.errors);
    }
    const session = await service.create(signedInPerson(request).id, parsed.value);
    return reply.redirect(reply.done(organiseUrls.overview(session.code), 'created'), 303);
  });
}
