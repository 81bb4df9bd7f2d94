import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { FormErrors } from '../../../../design-system/patterns/form.tsx';
import { Island } from '../../../../design-system/patterns/island.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { line } from '../../../../platform/forms/fields.ts';
import { parseForm, typedText } from '../../../../platform/forms/form.ts';
import { wantsJson } from '../../../../platform/http/request.ts';
import { signedInPerson } from '../../../people/index.ts';
import { sessionFrame, sessionUrls, visitOf } from '../../../sessions/index.ts';
import type { CommentPages } from '../../pages.ts';
import { returnTo } from '../../return-to.ts';
import { MAX_MESSAGE_LENGTH } from '../../staff-messages/messages.ts';
import { commentUrls } from '../../urls.ts';
import type { StaffMessagesModel } from './model.ts';
import { StaffMessagesView } from './view.tsx';

const messageForm = z.object({
  message: line({ name: 'Message', max: MAX_MESSAGE_LENGTH, required: 'Enter a message' }),
});

/** All messages of the staff; the same list and form also stand on the pages that they work on. */
export function staffMessagesPage({ app, visits, staffMessages }: CommentPages): void {
  const access = visits.to('message staff');

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    rejected?: { readonly typed: string; readonly error: string },
  ): Promise<FastifyReply> {
    const visit = visitOf(request);
    const { session } = visit;
    const model: StaffMessagesModel = {
      code: session.code,
      version: session.version,
      eventsUrl: sessionUrls.staffEvents(session.code),
      csrf: reply.generateCsrf(),
      zone: session.zone,
      messages: await staffMessages.list(session),
      returnTo: returnTo(request, session.code, commentUrls.staffMessages(session.code)),
      ...rejected,
    };
    if (wantsJson(request)) return reply.send(model);
    return reply.page({
      title: 'Messages',
      ...sessionFrame(visit),
      hasErrors: rejected !== undefined,
      content: (
        <div class="govuk-grid-row">
          <div class="govuk-grid-column-two-thirds">
            {rejected !== undefined && (
              <FormErrors errors={[{ field: 'message', message: rejected.error }]} />
            )}
            <PageHeading caption={session.title}>Messages</PageHeading>
            <Island name="staff-messages" model={model}>
              <StaffMessagesView model={model} />
            </Island>
          </div>
        </div>
      ),
    });
  }

  app.get(commentUrls.staffMessages(':code'), { config: { access } }, (request, reply) =>
    show(request, reply),
  );

  app.post(commentUrls.staffMessages(':code'), { config: { access } }, async (request, reply) => {
    const visit = visitOf(request);
    const parsed = parseForm(messageForm, request.body);
    const outcome = parsed.ok
      ? await staffMessages.send(visit, signedInPerson(request).id, parsed.value.message)
      : { ok: false as const, message: parsed.errors[0]?.message ?? '' };
    if (wantsJson(request)) return reply.code(outcome.ok ? 200 : 422).send(outcome);
    if (outcome.ok) {
      const { code } = visit.session;
      return reply.redirect(returnTo(request, code, commentUrls.staffMessages(code)), 303);
    }
    const typed = parsed.ok ? parsed.value.message : typedText(parsed.typed, 'message');
    return show(request, reply.code(422), { typed, error: outcome.message });
  });
}
