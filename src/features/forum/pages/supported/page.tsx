import { z } from 'zod';
import { choice, texts } from '../../../../platform/forms/fields.ts';
import { parseForm } from '../../../../platform/forms/form.ts';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { signInPath } from '../../../people/index.ts';
import { type Sessions, sessionFrame, visitOf } from '../../../sessions/index.ts';
import type { ForumPages } from '../../pages.ts';
import { followThread } from '../../reading/reading.repository.ts';
import { hasChosen, markChosen, supportedThreads } from '../../supported/supported.repository.ts';
import { forumUrls } from '../../urls.ts';
import { SupportedPage } from './view.tsx';

const followForm = z.object({
  follow: texts,
  choice: choice(['ticked', 'all', 'none'], 'Select what to follow').catch('ticked'),
});

const NOTHING: z.output<typeof followForm> = { follow: [], choice: 'none' };

/** Which of the questions that a seat supported its person follows in the forum, after the session (LIVE-62). */
export function supportedPages({
  app,
  db,
  clock,
  sessions,
}: ForumPages & { readonly sessions: Sessions }): void {
  const access = sessions.visits.toOwnSeat();
  const url = forumUrls.supported(':code');

  app.get(url, { config: { access } }, async (request, reply) => {
    const visit = visitOf(request);
    const { session, seat } = visit;
    if (seat === undefined) throw new Error('The access lets nobody in without a seat.');
    const own = forumUrls.supported(session.code);
    return reply.page({
      title: `Questions you supported – ${session.title}`,
      ...sessionFrame(visit),
      content: (
        <SupportedPage
          session={session}
          threads={await supportedThreads(db, seat.id, request.person?.id ?? null)}
          hasChosen={await hasChosen(db, seat.id)}
          signIn={request.person === null ? signInPath(own) : undefined}
          isSaved={(request.query as { done?: string }).done === 'saved'}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  });

  app.post(url, { config: { access } }, async (request, reply) => {
    const { session, seat } = visitOf(request);
    if (seat === undefined) throw new Error('The access lets nobody in without a seat.');
    const { person } = request;
    const parsed = parseForm(followForm, request.body);
    const { choice: chosen, follow } = parsed.ok ? parsed.value : NOTHING;
    await inTransaction(db, async (tx) => {
      await markChosen(tx, seat.id, clock.now());
      if (person === null) return;
      for (const { id, isWatched } of await supportedThreads(tx, seat.id, person.id)) {
        const isWanted = chosen === 'all' || (chosen === 'ticked' && follow.includes(id));
        if (isWanted !== isWatched) await followThread(tx, person.id, id, isWanted ? 'watch' : 'normal');
      }
    });
    return reply.redirect(reply.done(forumUrls.supported(session.code), 'saved'), 303);
  });
}
