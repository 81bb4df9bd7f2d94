import { z } from 'zod';
import { choice } from '../../../../platform/forms/fields.ts';
import { parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { newId, parseId } from '../../../../platform/ids.ts';
import { signedIn, signedInPerson } from '../../../people/index.ts';
import type { ForumPages } from '../../pages.ts';
import { followSpace, markSpaceRead, undoMarking } from '../../reading/reading.repository.ts';
import { forumVisitOf } from '../../spaces/access.ts';
import { forumUrls } from '../../urls.ts';
import { afterFollowing } from '../following/after.ts';
import { withQuery } from '../query.ts';

const followForm = z.object({ level: choice(['watch', 'normal', 'mute'], 'Select how you follow it') });

/** Marking all of a space as read, taking that back, and following it. */
export function spaceActs({ app, db, rights }: ForumPages): void {
  const read = { config: { access: rights.to('mayRead') } };

  app.post(forumUrls.spaceAct(':space', 'read'), read, async (request, reply) => {
    const { space } = forumVisitOf(request);
    const marked = newId();
    await markSpaceRead(db, signedInPerson(request).id, space.id, marked);
    return reply.redirect(withQuery(forumUrls.space(space.id), { marked }), 303);
  });

  app.post(forumUrls.undoMarking, { config: { access: signedIn } }, async (request, reply) => {
    const typed = toFormBody(request.body);
    const marked = parseId(typedText(typed, 'marked'));
    if (marked !== null) await undoMarking(db, signedInPerson(request).id, marked);
    const space = parseId<'space'>(typedText(typed, 'space'));
    return reply.redirect(space === null ? forumUrls.unread : forumUrls.space(space), 303);
  });

  app.post(forumUrls.spaceAct(':space', 'follow'), read, async (request, reply) => {
    const { space } = forumVisitOf(request);
    const parsed = parseForm(followForm, request.body);
    if (parsed.ok) await followSpace(db, signedInPerson(request).id, space.id, parsed.value.level);
    return reply.redirect(afterFollowing(request, forumUrls.space(space.id)), 303);
  });
}
