import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { type FormBody, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { newId, parseId } from '../../../../platform/ids.ts';
import { signedInPerson } from '../../../people/index.ts';
import { EMPTY_DRAFT, readKind } from '../../../polls/index.ts';
import { KindPage } from '../../../polls/shared.ts';
import type { ForumPages } from '../../pages.ts';
import { leastIn, type ThreadPollKind } from '../../polls/poll.ts';
import { draftPlace, findDraft } from '../../posts/drafts.repository.ts';
import { placeOfSame } from '../../posts/posted-before.ts';
import { answerSaved, DRAFT_TOO_LONG, draftWords, saveDraft } from '../../posts/saving-drafts.ts';
import { threadVisitOf } from '../../spaces/access.ts';
import { pageOf } from '../../thread.ts';
import { forumUrls, placeOfSent } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { answerStopped } from '../stopped/page.tsx';
import { pollFields, readAsking } from './form.ts';
import { BeginPollPage, beginTitle } from './view.tsx';

interface Shown {
  readonly typed: FormBody;
  readonly errors?: readonly FieldMistake[];
  readonly savedAt?: Date;
}

/** Asking everybody in a thread, in a post that they answer with a form: a sense check, or a poll in two steps. */
export function beginPollPages({ app, db, clock, rights, writing, leastShown }: ForumPages): void {
  const access = rights.to('mayWrite');
  const sensePath = forumUrls.threadAct(':thread', 'sense-check');
  const pollPath = forumUrls.threadAct(':thread', 'poll');

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    kind: ThreadPollKind,
    { typed, errors = [], savedAt }: Shown,
  ): Promise<FastifyReply> {
    const { space, thread } = threadVisitOf(request);
    const raised = await leastShown.in(db, space);
    return reply.page({
      title: beginTitle(kind),
      hasErrors: errors.length > 0,
      breadcrumbs: crumbs(space, thread),
      content: (
        <BeginPollPage
          kind={kind}
          thread={thread}
          typed={typed}
          errors={errors}
          savedAt={savedAt}
          person={signedInPerson(request).id}
          least={leastIn(kind, space.kind, raised).results}
          messageKey={parseId(typedText(typed, 'key')) ?? newId()}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  /** The form with what was begun before, or an empty one. */
  async function open(
    request: FastifyRequest,
    reply: FastifyReply,
    kind: ThreadPollKind,
  ): Promise<FastifyReply> {
    const stopped = answerStopped(request, reply, clock.now());
    if (stopped !== undefined) return stopped;
    const place = draftPlace.poll(threadVisitOf(request).thread.id, kind);
    const draft = await findDraft(db, signedInPerson(request).id, place);
    const empty = kind === 'sense' ? {} : EMPTY_DRAFT;
    if (draft === undefined) return show(request, reply, kind, { typed: empty });
    const { title, text, fields, savedAt } = draft;
    return show(request, reply, kind, { typed: { ...empty, ...fields, question: title, text }, savedAt });
  }

  async function save(
    request: FastifyRequest,
    reply: FastifyReply,
    kind: ThreadPollKind,
    typed: FormBody,
  ): Promise<FastifyReply> {
    const { thread } = threadVisitOf(request);
    const draft = {
      ...draftWords(typed),
      place: draftPlace.poll(thread.id, kind),
      title: typedText(typed, 'question').trim(),
      fields: pollFields(typed),
    };
    if (await saveDraft({ db, clock }, request, draft)) {
      return answerSaved(request, reply, forumUrls.beginPoll(thread.id, kind));
    }
    return show(request, reply.code(422), kind, { typed, errors: [DRAFT_TOO_LONG] });
  }

  async function begin(
    request: FastifyRequest,
    reply: FastifyReply,
    kind: ThreadPollKind,
  ): Promise<FastifyReply> {
    const typed = toFormBody(request.body);
    if (typedText(typed, 'act') === 'save-draft') return save(request, reply, kind, typed);
    const read = readAsking(kind, typed, clock.now());
    if (!read.ok) return show(request, reply.code(422), kind, { typed, errors: read.errors });
    const key = parseId(typedText(typed, 'key')) ?? newId();
    const { id } = threadVisitOf(request).thread;
    const person = signedInPerson(request);
    const { text, poll } = read.value;
    const words = { threadId: id, replyTo: null, text, question: poll.question };
    const same = await placeOfSame({ db, clock }, person.id, {
      words,
      key,
      draft: draftPlace.poll(id, kind),
    });
    if (same !== undefined) return reply.redirect(same, 303);
    const written = await writing.reply(person, {
      threadId: id,
      key,
      ...read.value,
    });
    if (!written.ok) {
      const errors = [{ field: 'question', message: written.message }];
      return show(request, reply.code(422), kind, { typed, errors });
    }
    const { threadId, number } = written;
    return reply.redirect(placeOfSent(threadId, number, pageOf(number), key), 303);
  }

  app.get(sensePath, { config: { access } }, (request, reply) => {
    const { mergedInto } = threadVisitOf(request).thread;
    if (mergedInto === null) return open(request, reply, 'sense');
    return reply.redirect(forumUrls.threadAct(mergedInto, 'sense-check'), 303);
  });

  app.post(sensePath, { config: { access } }, (request, reply) => begin(request, reply, 'sense'));

  app.get<{ Querystring: { kind?: string } }>(pollPath, { config: { access } }, (request, reply) => {
    const { space, thread } = threadVisitOf(request);
    const { mergedInto } = thread;
    if (mergedInto !== null) return reply.redirect(forumUrls.threadAct(mergedInto, 'poll'), 303);
    const kind = readKind(request.query.kind);
    if (kind !== undefined) return open(request, reply, kind);
    const stopped = answerStopped(request, reply, clock.now());
    if (stopped !== undefined) return stopped;
    const isSent = request.url.includes('?');
    const errors = isSent ? [{ field: 'kind', message: 'Select what kind of poll you want' }] : [];
    return reply.page({
      title: 'What kind of poll do you want?',
      hasErrors: isSent,
      breadcrumbs: crumbs(space, thread),
      content: <KindPage action={forumUrls.threadAct(thread.id, 'poll')} errors={errors} />,
    });
  });

  app.post(pollPath, { config: { access } }, (request, reply) => {
    const kind = readKind(typedText(toFormBody(request.body), 'kind'));
    if (kind !== undefined) return begin(request, reply, kind);
    const { thread } = threadVisitOf(request);
    return reply.redirect(`${forumUrls.threadAct(thread.id, 'poll')}?kind=`, 303);
  });
}
