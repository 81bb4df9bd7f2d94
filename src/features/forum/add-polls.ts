import type { Services } from '../../platform/services.ts';
import type { EventHub } from './events.ts';
import type { Forum } from './forum.ts';
import type { ForumPages } from './pages.ts';
import { answerPollPages } from './pages/answer-poll/page.tsx';
import { beginPollPages } from './pages/begin-poll/page.tsx';
import { closePollPages } from './pages/close-poll/page.tsx';
import { pollWordsPages } from './pages/poll-words/page.tsx';
import { createPolling } from './polls/polling.ts';
import { listUnanswered } from './polls/polls.repository.ts';

/** Adds what posts ask: its pages, and closing what was to close by now. */
export function addPolls(
  pages: ForumPages,
  { events, jobs }: { readonly events: EventHub; readonly jobs: Services['jobs'] },
): Pick<Forum, 'polling' | 'pollsFor'> {
  const polling = createPolling({ ...pages, events });
  for (const add of [beginPollPages, answerPollPages, closePollPages, pollWordsPages])
    add({ ...pages, polling });
  jobs.defineRepeating({ name: 'forum-polls', run: polling.closeEnded }, '*/5 * * * *');
  return {
    polling,
    async pollsFor(queryable, person, now) {
      const places = (await pages.rights.readable(queryable, person)).filter(
        (place) => place.rights.mayWrite,
      );
      const spaces = places.map(({ space }) => space.id);
      return listUnanswered(queryable, person.id, spaces, now);
    },
  };
}
