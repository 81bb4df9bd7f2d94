import type { FastifyReply, FastifyRequest } from 'fastify';
import { type FormBody, type FormError, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { signedInPerson } from '../../../people/index.ts';
import { sessionFrame, visitOf } from '../../../sessions/index.ts';
import type { PollPages } from '../../pages.ts';
import { readKind } from '../../kinds.ts';
import { findPollOf, type PollRoute } from '../../poll-route.ts';
import type { PollKind } from '../../poll.ts';
import { pollUrls } from '../../urls.ts';
import { KindPage } from '../kind/view.tsx';
import { draftAsTyped, EMPTY_DRAFT, parseDraft } from './form.ts';
import { EditPage, type EditView } from './view.tsx';

/** Making a poll in two steps, its kind and what it asks, and changing a draft. */
export function editPages({ app, visits, polls, preparing }: PollPages): void {
  const access = visits.to('prepare polls');

  function show(request: FastifyRequest, reply: FastifyReply, view: Omit<EditView, 'csrf'>): FastifyReply {
    const visit = visitOf(request);
    const { session } = visit;
    return reply.page({
      ...sessionFrame(visit, 'run-polls'),
      title: view.isNew ? 'Prepare a poll' : 'Change this poll',
      hasErrors: view.errors.length > 0,
      backLink: view.isNew ? pollUrls.create(session.code) : pollUrls.run(session.code),
      content: <EditPage {...view} csrf={reply.generateCsrf()} />,
    });
  }

  const creating = (code: string, kind: PollKind, typed: FormBody, errors: readonly FormError[]) => ({
    kind,
    isNew: true,
    action: pollUrls.create(code),
    typed,
    errors,
  });

  app.get<{ Querystring: { kind?: string } }>(
    pollUrls.create(':code'),
    { config: { access } },
    async (request, reply) => {
      const { code } = visitOf(request).session;
      const kind = readKind(request.query.kind);
      if (kind !== undefined) return show(request, reply, creating(code, kind, EMPTY_DRAFT, []));
      const isSent = request.url.includes('?');
      const errors = isSent ? [{ field: 'kind', message: 'Select what kind of poll you want' }] : [];
      return reply.page({
        ...sessionFrame(visitOf(request), 'run-polls'),
        title: 'What kind of poll do you want?',
        hasErrors: isSent,
        backLink: pollUrls.run(code),
        content: <KindPage action={pollUrls.create(code)} errors={errors} />,
      });
    },
  );

  app.post(pollUrls.create(':code'), { config: { access } }, async (request, reply) => {
    const visit = visitOf(request);
    const { code } = visit.session;
    const kind = readKind(typedText(toFormBody(request.body), 'kind'));
    if (kind === undefined) return reply.redirect(`${pollUrls.create(code)}?kind=`, 303);
    const parsed = parseDraft(kind, request.body);
    if (!parsed.ok) {
      return show(request, reply.code(422), creating(code, kind, parsed.typed, parsed.errors));
    }
    const outcome = await preparing.create(visit, signedInPerson(request).id, parsed.value);
    if (outcome.ok) return reply.redirect(pollUrls.run(code), 303);
    const errors = [{ field: 'question', message: outcome.message }];
    return show(request, reply.code(409), creating(code, kind, toFormBody(request.body), errors));
  });

  app.get<PollRoute>(pollUrls.edit(':code', ':id'), { config: { access } }, async (request, reply) => {
    const { code } = visitOf(request).session;
    const poll = await findPollOf(polls, request);
    return show(request, reply, {
      kind: poll.kind,
      isNew: false,
      action: pollUrls.edit(code, poll.id),
      typed: draftAsTyped(poll),
      errors: poll.state === 'draft' ? [] : [{ field: 'question', message: OPENED }],
    });
  });

  app.post<PollRoute>(pollUrls.edit(':code', ':id'), { config: { access } }, async (request, reply) => {
    const visit = visitOf(request);
    const { code } = visit.session;
    const poll = await findPollOf(polls, request);
    const view = { kind: poll.kind, isNew: false, action: pollUrls.edit(code, poll.id) };
    const parsed = parseDraft(poll.kind, request.body);
    if (!parsed.ok) {
      return show(request, reply.code(422), { ...view, typed: parsed.typed, errors: parsed.errors });
    }
    const outcome = await preparing.edit(visit, signedInPerson(request).id, poll.id, parsed.value);
    if (outcome.ok) return reply.redirect(pollUrls.run(code), 303);
    const errors = [{ field: 'question', message: outcome.message }];
    return show(request, reply.code(409), { ...view, typed: toFormBody(request.body), errors });
  });
}

const OPENED = 'This poll was opened, so it stays as people saw it. Copy it to ask it in other words';
