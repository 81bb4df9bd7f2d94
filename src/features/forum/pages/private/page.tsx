import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { choice, cleanText, line, text } from '../../../../platform/forms/fields.ts';
import { type FormBody, parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { Forbidden, NotFound } from '../../../../platform/http/failures.ts';
import { newId, parseId } from '../../../../platform/ids.ts';
import { signedIn, signedInPerson } from '../../../people/index.ts';
import { attachInForm } from '../../attachments/attach-in-form.ts';
import { languageField } from '../../../../platform/forms/language-field.ts';
import type { ForumPages } from '../../pages.ts';
import { MAX_POST_LENGTH } from '../../post.ts';
import { draftPlace, findDraft } from '../../posts/drafts.repository.ts';
import { placeOfSame } from '../../posts/posted-before.ts';
import { linkNames, type UnclearName } from '../../posts/link-names.ts';
import { renderPost } from '../../posts/render-post.ts';
import { answerSaved, DRAFT_TOO_LONG, draftWords, saveDraft } from '../../posts/saving-drafts.ts';
import { findPeopleNamedIn, findPersonNamed } from '../../private/find-people.ts';
import { listReaders } from '../../private/private.repository.ts';
import type { PrivateThreads } from '../../private/private-threads.ts';
import { threadVisitOf } from '../../spaces/access.ts';
import { MAX_TITLE_LENGTH } from '../../thread.ts';
import { forumUrls, placeOfSent } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { NewPrivatePage, ReadersPage } from './view.tsx';

const newForm = z.object({
  people: text({ name: 'People', max: 5_000 }),
  title: line({ name: 'Title', max: MAX_TITLE_LENGTH, required: 'Enter a title' }),
  text: text({ name: 'Text', max: MAX_POST_LENGTH, required: 'Write something' }),
  language: languageField,
  key: line({ name: 'Key', max: 40, required: 'Open the form again' }),
});
const addForm = z.object({
  name: line({ name: 'Name', max: 200, required: 'Enter the full name of a person' }),
  from: choice(['first', 'next'], 'Select from which post on they read'),
});

interface Shown {
  readonly typed: FormBody;
  readonly errors?: readonly FieldMistake[];
  readonly preview?: string;
  readonly unclear?: readonly UnclearName[];
  readonly savedAt?: Date;
}

/** Private threads: beginning one, and who reads it (FOR-55). */
export function privatePages(pages: ForumPages & { readonly privateThreads: PrivateThreads }): void {
  const { app, db, clock, rights, attaching, privateThreads } = pages;

  function showNew(
    request: FastifyRequest,
    reply: FastifyReply,
    { typed, errors = [], preview, unclear = [], savedAt }: Shown,
  ): FastifyReply {
    return reply.page({
      title: 'Begin a private thread',
      hasErrors: errors.length > 0,
      breadcrumbs: crumbs(null),
      content: (
        <NewPrivatePage
          people={typedText(typed, 'people')}
          title={typedText(typed, 'title')}
          text={typedText(typed, 'text')}
          language={typedText(typed, 'language') || 'en'}
          savedAt={savedAt}
          person={signedInPerson(request).id}
          rules={attaching.rules}
          description={typedText(typed, 'description')}
          messageKey={typedText(typed, 'key') || newId()}
          errors={errors}
          preview={preview}
          unclear={unclear}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  async function save(request: FastifyRequest, reply: FastifyReply, typed: FormBody): Promise<FastifyReply> {
    const people = typedText(typed, 'people').trim();
    const draft = {
      ...draftWords(typed),
      place: draftPlace.private,
      title: typedText(typed, 'title').trim(),
      fields: people === '' ? {} : { people },
    };
    if (await saveDraft({ db, clock }, request, draft)) {
      return answerSaved(request, reply, forumUrls.newPrivate);
    }
    return showNew(request, reply.code(422), { typed, errors: [DRAFT_TOO_LONG] });
  }

  app.get(forumUrls.newPrivate, { config: { access: signedIn } }, async (request, reply) => {
    const draft = await findDraft(db, signedInPerson(request).id, draftPlace.private);
    if (draft === undefined) return showNew(request, reply, { typed: {} });
    const { title, text, language, fields, savedAt } = draft;
    return showNew(request, reply, { typed: { ...fields, title, text, language }, savedAt });
  });

  app.post(forumUrls.newPrivate, { config: { access: signedIn } }, async (request, reply) => {
    const typed = toFormBody(request.body);
    if (typedText(typed, 'act') === 'save-draft') return save(request, reply, typed);
    const withFile = await attachInForm(attaching, request, typed, undefined);
    if (withFile !== undefined) return showNew(request, reply.code(withFile.status), withFile);
    const linked = await linkNames(db, cleanText(typedText(typed, 'text')));
    if (typedText(typed, 'act') === 'preview') {
      return showNew(request, reply, { typed, preview: renderPost(linked.text), unclear: linked.unclear });
    }
    const parsed = parseForm(newForm, { ...typed, text: linked.text });
    const found = await findPeopleNamedIn(db, typedText(typed, 'people'));
    if (!parsed.ok || !found.ok) {
      const named = found.ok ? [] : [{ field: 'people', message: found.message }];
      const errors = [...named, ...(parsed.ok ? [] : parsed.errors)];
      return showNew(request, reply.code(422), { typed, errors });
    }
    const { people: _, ...thread } = { ...parsed.value, kind: 'discussion' as const };
    const person = signedInPerson(request);
    const words = { ...thread, place: [person.id, ...found.ids] };
    const same = await placeOfSame({ db, clock }, person.id, {
      words,
      key: thread.key,
      draft: draftPlace.private,
    });
    if (same !== undefined) return reply.redirect(same, 303);
    const written = await privateThreads.start(person, { ...thread, people: found.ids });
    if (!written.ok) {
      return showNew(request, reply.code(422), {
        typed,
        errors: [{ field: 'text', message: written.message }],
      });
    }
    return reply.redirect(placeOfSent(written.threadId, 1, 1, thread.key), 303);
  });

  const path = forumUrls.threadAct(':thread', 'people');

  async function showReaders(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FieldMistake[] = [],
  ): Promise<FastifyReply> {
    const { space, thread, rights: own } = threadVisitOf(request);
    if (!space.isThread) throw new NotFound();
    const typed = toFormBody(request.body);
    return reply.page({
      title: 'Who reads this thread',
      hasErrors: errors.length > 0,
      breadcrumbs: crumbs(null, thread),
      content: (
        <ReadersPage
          thread={thread}
          readers={await listReaders(db, space.id)}
          rights={own}
          person={signedInPerson(request).id}
          typed={{ name: typedText(typed, 'name'), from: typedText(typed, 'from') }}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(path, { config: { access: rights.to('mayRead') } }, async (request, reply) => {
    signedInPerson(request);
    return showReaders(request, reply);
  });

  app.post(path, { config: { access: rights.to('mayWrite') } }, async (request, reply) => {
    const { space, thread } = threadVisitOf(request);
    if (!space.isThread) throw new NotFound();
    const parsed = parseForm(addForm, request.body);
    if (!parsed.ok) return showReaders(request, reply.code(422), parsed.errors);
    const found = await findPersonNamed(db, parsed.value.name);
    const outcome = found.ok
      ? await privateThreads.add(signedInPerson(request), thread.id, found.person, parsed.value.from)
      : found;
    if (!outcome.ok) {
      return showReaders(request, reply.code(422), [{ field: 'name', message: outcome.message }]);
    }
    return reply.redirect(forumUrls.threadAct(thread.id, 'people'), 303);
  });

  app.post<{ Params: { thread: string; person: string } }>(
    `${path}/:person/remove`,
    { config: { access: rights.to('mayRead') } },
    async (request, reply) => {
      const { thread, space } = threadVisitOf(request);
      const by = signedInPerson(request);
      const person = parseId<'person'>(request.params.person);
      if (person === null || !space.isThread) throw new NotFound();
      const outcome = await privateThreads.remove(by, thread.id, person);
      if (!outcome.ok) throw new Forbidden(outcome.message);
      const back = person === by.id ? forumUrls.home : forumUrls.threadAct(thread.id, 'people');
      return reply.redirect(back, 303);
    },
  );
}
