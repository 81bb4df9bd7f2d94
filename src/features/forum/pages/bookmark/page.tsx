import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { text } from '../../../../platform/forms/fields.ts';
import { type FormBody, parseForm, toFormBody } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { signedIn, signedInPerson } from '../../../people/index.ts';
import { dayAsTyped, dayOf, readDayAhead } from '../../day-ahead.ts';
import type { ForumPages } from '../../pages.ts';
import {
  type Bookmarked,
  changeBookmark,
  findBookmark,
  setBookmark,
} from '../../reading/marks.repository.ts';
import { forumUrls } from '../../urls.ts';
import { BookmarkPage } from './view.tsx';

const noteForm = z.object({ note: text({ name: 'Your note', max: 500 }) });

/** One bookmark, with a note and a reminder (FOR-26). Nobody but whoever made it sees any of it. */
export function bookmarkPages({ app, db, clock, rights }: ForumPages): void {
  const access = { config: { access: signedIn } };

  async function ownBookmark(request: FastifyRequest): Promise<Bookmarked> {
    const person = signedInPerson(request);
    const spaces = (await rights.readable(db, person)).map(({ space }) => space.id);
    const { post } = request.params as { readonly post: string };
    const found = await findBookmark(db, person.id, post, spaces);
    if (found === undefined) throw new NotFound();
    return found;
  }

  function show(
    reply: FastifyReply,
    bookmark: Bookmarked,
    typed: FormBody,
    errors: readonly FieldMistake[] = [],
  ): FastifyReply {
    return reply.page({
      title: 'Bookmark',
      hasErrors: errors.length > 0,
      backLink: { href: forumUrls.bookmarks, text: 'Bookmarks' },
      content: <BookmarkPage bookmark={bookmark} typed={typed} errors={errors} csrf={reply.generateCsrf()} />,
    });
  }

  app.get(forumUrls.bookmark(':post'), access, async (request, reply) => {
    const bookmark = await ownBookmark(request);
    const { note, remindOn } = bookmark;
    // A day that has come is not offered once more.
    const ahead = remindOn !== null && remindOn > dayOf(clock.now()) ? remindOn : null;
    return show(reply, bookmark, { note, ...dayAsTyped('remind', ahead) });
  });

  app.post(forumUrls.bookmark(':post'), access, async (request, reply) => {
    const bookmark = await ownBookmark(request);
    const typed = toFormBody(request.body);
    const parsed = parseForm(noteForm, typed);
    const { day, errors } = readDayAhead(typed, { field: 'remind', name: 'Reminder', now: clock.now() });
    if (!parsed.ok) return show(reply.code(422), bookmark, typed, [...parsed.errors, ...errors]);
    if (errors.length > 0) return show(reply.code(422), bookmark, typed, errors);
    const { note } = parsed.value;
    await changeBookmark(db, signedInPerson(request).id, bookmark.postId, { note, remindOn: day });
    return reply.redirect(forumUrls.bookmarks, 303);
  });

  app.post(forumUrls.removeBookmark(':post'), access, async (request, reply) => {
    const { postId } = await ownBookmark(request);
    await setBookmark(db, postId, signedInPerson(request).id, false, clock.now());
    return reply.redirect(forumUrls.bookmarks, 303);
  });
}
