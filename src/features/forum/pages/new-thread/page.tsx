import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { cleanText } from '../../../../platform/forms/fields.ts';
import { type FormBody, parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { newId } from '../../../../platform/ids.ts';
import { signedInPerson } from '../../../people/index.ts';
import { attachInForm } from '../../attachments/attach-in-form.ts';
import { rulesOfSpace } from '../../attachments/attachment.ts';
import { dayAsTyped } from '../../day-ahead.ts';
import { readReviewDate } from '../../decisions/decision.ts';
import type { ForumPages } from '../../pages.ts';
import { draftPlace, findDraft } from '../../posts/drafts.repository.ts';
import { namelessChoice } from '../../nameless/choosing.ts';
import { linkNames, type UnclearName } from '../../posts/link-names.ts';
import { placeOfSame } from '../../posts/posted-before.ts';
import { notYetSeen, type Reached, reachedBy, whyTooFar } from '../../posts/reaching.ts';
import { renderPost } from '../../posts/render-post.ts';
import { answerSaved, DRAFT_TOO_LONG, draftWords, saveDraft } from '../../posts/saving-drafts.ts';
import { forumVisitOf } from '../../spaces/access.ts';
import { TEMPLATES, THREAD_KINDS } from '../../thread.ts';
import { forumUrls, placeOfSent } from '../../urls.ts';
import { chosenFrom } from '../../tags/tags.repository.ts';
import { crumbs } from '../crumbs.ts';
import { answerStopped } from '../stopped/page.tsx';
import { namesIn } from '../tags/thread-tags.tsx';
import { questionForm, threadForm } from './form.ts';
import { KindPage, NewThreadPage } from './view.tsx';

interface Shown {
  readonly typed: FormBody;
  readonly errors?: readonly FieldMistake[];
  readonly preview?: string;
  readonly unclear?: readonly UnclearName[];
  readonly reached?: readonly Reached[];
  readonly savedAt?: Date;
}

/** Starting a thread: first its kind, then its title and text, looked at before it is sent if one likes. */
export function newThreadPages({ app, db, clock, rights, writing, attaching }: ForumPages): void {
  const access = rights.to('mayWrite');

  async function show(request: FastifyRequest, reply: FastifyReply, shown: Shown): Promise<FastifyReply> {
    const { space, rights: own } = forumVisitOf(request);
    const { typed, errors = [], preview, unclear = [], reached = [], savedAt } = shown;
    const kind = kindIn(typed);
    return reply.page({
      title: 'Start a thread',
      hasErrors: errors.length > 0,
      breadcrumbs: crumbs(space),
      content: (
        <NewThreadPage
          space={space}
          kind={kind}
          typed={typed}
          title={typedText(typed, 'title')}
          text={typedText(typed, 'text')}
          language={typedText(typed, 'language') || 'en'}
          savedAt={savedAt}
          rules={rulesOfSpace(attaching.rules, space)}
          description={typedText(typed, 'description')}
          person={signedInPerson(request).id}
          messageKey={typedText(typed, 'key') || newId()}
          tags={{
            list: await chosenFrom(db, space.id),
            chosen: namesIn(typed),
            mayModerate: own.mayModerate,
          }}
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

  app.get(forumUrls.newThread(':space'), { config: { access } }, async (request, reply) => {
    const stopped = answerStopped(request, reply, clock.now());
    if (stopped !== undefined) return stopped;
    const { space } = forumVisitOf(request);
    const { kind } = request.query as { kind?: unknown };
    const chosen = THREAD_KINDS.find((each) => each === kind);
    if (chosen !== undefined) {
      const draft = await findDraft(db, signedInPerson(request).id, draftPlace.thread(space.id, chosen));
      const { title = '', text = TEMPLATES[chosen], language } = draft ?? {};
      return show(request, reply, {
        typed: {
          kind: chosen,
          title,
          text,
          language,
          ...dayAsTyped('review', draft?.reviewOn ?? null),
          ...draft?.fields,
        },
        ...(draft === undefined ? {} : { savedAt: draft.savedAt }),
      });
    }
    return reply.page({
      title: 'Start a thread',
      breadcrumbs: crumbs(space),
      content: <KindPage space={space} />,
    });
  });

  app.post(forumUrls.newThread(':space'), { config: { access } }, async (request, reply) => {
    const { space } = forumVisitOf(request);
    const typed = toFormBody(request.body);
    const { reviewOn, errors: wrongDay } =
      kindIn(typed) === 'decision' ? readReviewDate(typed, clock.now()) : { reviewOn: null, errors: [] };
    if (typedText(typed, 'act') === 'save-draft') {
      const kind = kindIn(typed);
      const title = typedText(typed, 'title').trim();
      const draft = { place: draftPlace.thread(space.id, kind), title, reviewOn, ...draftWords(typed) };
      if (await saveDraft({ db, clock }, request, draft)) {
        return answerSaved(request, reply, `${forumUrls.newThread(space.id)}?kind=${kind}`);
      }
      return show(request, reply.code(422), { typed, errors: [DRAFT_TOO_LONG] });
    }
    const withFile = await attachInForm(attaching, request, typed, forumVisitOf(request).space);
    if (withFile !== undefined) return show(request, reply.code(withFile.status), withFile);
    const linked = await linkNames(db, cleanText(typedText(typed, 'text')));
    const parsed = parseForm(kindIn(typed) === 'question' ? questionForm : threadForm, {
      ...typed,
      text: linked.text,
    });
    if (typedText(typed, 'act') === 'preview') {
      return show(request, reply, { typed, preview: renderPost(linked.text), unclear: linked.unclear });
    }
    if (!parsed.ok || wrongDay.length > 0) {
      const errors = [...(parsed.ok ? [] : parsed.errors), ...wrongDay];
      return show(request, reply.code(422), { typed, errors });
    }
    const { rights: own } = forumVisitOf(request);
    const person = signedInPerson(request);
    const reached = await reachedBy(db, rights, space, { text: parsed.value.text, authorId: person.id });
    const unseen = whyTooFar(reached, own) === undefined ? notYetSeen(reached, typed) : undefined;
    if (unseen !== undefined) return show(request, reply, { typed, reached: unseen });
    const { kind, title, text, key } = parsed.value;
    const words = { place: space.id, kind, title, text };
    const same = await placeOfSame({ db, clock }, person.id, {
      words,
      key,
      draft: draftPlace.thread(space.id, kind),
    });
    if (same !== undefined) return reply.redirect(same, 303);
    const written = await writing.start(person, {
      spaceId: space.id,
      ...parsed.value,
      tags: namesIn(typed),
      reviewOn,
    });
    if (!written.ok) {
      const { field = 'text', message } = written;
      return show(request, reply.code(422), { typed, errors: [{ field, message }] });
    }
    return reply.redirect(placeOfSent(written.threadId, 1, 1, parsed.value.key), 303);
  });
}

function kindIn(typed: FormBody): (typeof THREAD_KINDS)[number] {
  return THREAD_KINDS.find((each) => each === typedText(typed, 'kind')) ?? 'discussion';
}
