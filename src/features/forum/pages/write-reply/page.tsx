import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { cleanText, line, text } from '../../../../platform/forms/fields.ts';
import { type FormBody, parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { newId, parseId } from '../../../../platform/ids.ts';
import { signedInPerson } from '../../../people/index.ts';
import { attachInForm } from '../../attachments/attach-in-form.ts';
import { rulesOfSpace } from '../../attachments/attachment.ts';
import { languageField } from '../../../../platform/forms/language-field.ts';
import type { ForumPages } from '../../pages.ts';
import { MAX_POST_LENGTH, type PostId, quoteOf, type ShownPost } from '../../post.ts';
import { draftPlace, findDraft } from '../../posts/drafts.repository.ts';
import { namelessChoice } from '../../nameless/choosing.ts';
import { namingField } from '../../nameless/naming-field.ts';
import { linkNames, type UnclearName } from '../../posts/link-names.ts';
import { findShownPost } from '../../posts/shown-posts.repository.ts';
import { placeOfSame } from '../../posts/posted-before.ts';
import { notYetSeen, type Reached, reachedBy, whyTooFar } from '../../posts/reaching.ts';
import { renderPost } from '../../posts/render-post.ts';
import { answerSaved, DRAFT_TOO_LONG, draftWords, saveDraft } from '../../posts/saving-drafts.ts';
import { threadVisitOf } from '../../spaces/access.ts';
import { pageOf, type Thread } from '../../thread.ts';
import { findThreadVisit } from '../../threads/threads.repository.ts';
import { forumUrls, placeOfSent } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { answerStopped } from '../stopped/page.tsx';
import { ReplyPage } from './view.tsx';

const replyForm = z.object({
  text: text({ name: 'Reply', max: MAX_POST_LENGTH, required: 'Write a reply' }),
  language: languageField,
  naming: namingField,
  key: line({ name: 'Key', max: 40, required: 'Open the form again' }),
});

/** Replying: to the thread, to one post, with or without a quote of it. */
export function replyPages({ app, db, clock, rights, writing, attaching }: ForumPages): void {
  const access = rights.to('mayWrite');
  const path = forumUrls.threadAct(':thread', 'reply');

  async function parentOf(request: FastifyRequest, id: string): Promise<ShownPost | undefined> {
    const { thread, rights: own, readsFrom } = threadVisitOf(request);
    const postId = parseId<'post'>(id);
    const post = postId === null ? undefined : await findShownPost(db, postId, request.person?.id ?? null);
    if (post?.threadId !== thread.id || post.deletedAt !== null || post.number < readsFrom) return undefined;
    const isApart = post.heldAt !== null || post.hiddenAt !== null;
    return isApart && !own.mayModerate ? undefined : post;
  }

  /** A thread that was merged into another takes no posts, and what was written for it goes to that one. */
  async function whereItGoes(request: FastifyRequest): Promise<Thread> {
    const { thread, space } = threadVisitOf(request);
    if (thread.mergedInto === null) return thread;
    const into = (await findThreadVisit(db, { thread: thread.mergedInto }, null))?.thread;
    const isSeen = into?.spaceId === space.id && into.hiddenAt === null && into.heldAt === null;
    return isSeen ? into : thread;
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    shown: {
      readonly typed: FormBody;
      readonly errors?: readonly FieldMistake[];
      readonly preview?: string;
      readonly unclear?: readonly UnclearName[];
      readonly reached?: readonly Reached[];
      readonly savedAt?: Date | undefined;
    },
  ): Promise<FastifyReply> {
    const { space } = threadVisitOf(request);
    const thread = await whereItGoes(request);
    const { typed, errors = [], preview, unclear = [], reached = [], savedAt } = shown;
    return reply.page({
      title: 'Reply',
      hasErrors: errors.length > 0,
      breadcrumbs: crumbs(space, thread),
      content: (
        <ReplyPage
          thread={thread}
          parent={await parentOf(request, typedText(typed, 'to'))}
          text={typedText(typed, 'text')}
          language={typedText(typed, 'language') || 'en'}
          savedAt={savedAt}
          rules={rulesOfSpace(attaching.rules, space)}
          description={typedText(typed, 'description')}
          person={signedInPerson(request).id}
          messageKey={typedText(typed, 'key') || newId()}
          naming={typedText(typed, 'naming', 'name')}
          nameless={await namelessChoice(db, rights, space, signedInPerson(request))}
          errors={errors}
          preview={preview}
          unclear={unclear}
          reached={reached}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(path, { config: { access } }, async (request, reply) => {
    const { mergedInto } = threadVisitOf(request).thread;
    if (mergedInto !== null) return reply.redirect(forumUrls.threadAct(mergedInto, 'reply'), 303);
    const stopped = answerStopped(request, reply, clock.now());
    if (stopped !== undefined) return stopped;
    const { to, quote } = request.query as { to?: unknown; quote?: unknown };
    const parent = typeof to === 'string' ? await parentOf(request, to) : undefined;
    const { thread } = threadVisitOf(request);
    const draft = await findDraft(db, signedInPerson(request).id, draftPlace.reply(thread.id));
    const quoted = parent !== undefined && quote !== undefined ? quoteOf(parent) : '';
    // What was begun before stays above the quote.
    const words = [draft?.text ?? '', quoted].filter((each) => each !== '').join('\n\n');
    return show(request, reply, {
      typed: {
        to: parent?.id,
        text: words,
        language: draft?.language ?? parent?.language,
        ...draft?.fields,
      },
      savedAt: draft?.savedAt,
    });
  });

  app.post(path, { config: { access } }, async (request, reply) => {
    const { thread } = threadVisitOf(request);
    const typed = toFormBody(request.body);
    if (typedText(typed, 'act') === 'save-draft') {
      const draft = { place: draftPlace.reply(thread.id), title: '', ...draftWords(typed) };
      if (await saveDraft({ db, clock }, request, draft)) {
        return answerSaved(request, reply, forumUrls.threadAct(thread.id, 'reply'));
      }
      return show(request, reply.code(422), { typed, errors: [DRAFT_TOO_LONG] });
    }
    // From the short form below a thread, to all that this page offers.
    if (typedText(typed, 'act') === 'more') return show(request, reply, { typed });
    const withFile = await attachInForm(attaching, request, typed, threadVisitOf(request).space);
    if (withFile !== undefined) return show(request, reply.code(withFile.status), withFile);
    const linked = await linkNames(db, cleanText(typedText(typed, 'text')));
    const parsed = parseForm(replyForm, { ...typed, text: linked.text });
    if (typedText(typed, 'act') === 'preview') {
      return show(request, reply, { typed, preview: renderPost(linked.text), unclear: linked.unclear });
    }
    if (!parsed.ok) return show(request, reply.code(422), { typed, errors: parsed.errors });
    const { space, rights: own } = threadVisitOf(request);
    const person = signedInPerson(request);
    const reached = await reachedBy(db, rights, space, { text: parsed.value.text, authorId: person.id });
    const unseen = whyTooFar(reached, own) === undefined ? notYetSeen(reached, typed) : undefined;
    if (unseen !== undefined) return show(request, reply, { typed, reached: unseen });
    const replyTo: PostId | null = parseId<'post'>(typedText(typed, 'to'));
    const { text: words, key } = parsed.value;
    const same = await placeOfSame({ db, clock }, person.id, {
      words: { threadId: thread.id, replyTo, text: words },
      key,
      draft: draftPlace.reply(thread.id),
    });
    if (same !== undefined) return reply.redirect(same, 303);
    const written = await writing.reply(person, {
      threadId: thread.id,
      replyTo,
      ...parsed.value,
    });
    if (!written.ok) {
      return show(request, reply.code(422), {
        typed,
        errors: [{ field: written.field ?? 'text', message: written.message }],
      });
    }
    const { threadId, number } = written;
    return reply.redirect(placeOfSent(threadId, number, pageOf(number), typedText(typed, 'key')), 303);
  });
}
