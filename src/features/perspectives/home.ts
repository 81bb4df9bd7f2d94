import type { Clock } from '../../platform/clock.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { Endeavours } from '../endeavours/index.ts';
import { standingAt } from './conversation.ts';
import { listOfContext, listUnanswered } from './conversations.repository.ts';
import { countCandidates } from './purpose/purpose.repository.ts';
import { perspectivesUrls } from './urls.ts';

const LISTED = 20;

/** What an endeavour's home says of its conversations: which are open, and what its seats are asked to do. */
export function addToHome(endeavours: Endeavours, db: Queryable, clock: Clock): void {
  endeavours.home.add({
    open: async ({ endeavour, held }) => {
      const count = held === undefined ? 0 : await countCandidates(db, endeavour.id);
      if (count === 0) return [];
      const text = `What we could want together: ${count} ${count === 1 ? 'statement is' : 'statements are'} put forward`;
      return [{ text, href: perspectivesUrls.purpose(endeavour.id) }];
    },
  });
  endeavours.home.add({
    open: async ({ endeavour, held }) => {
      if (held === undefined) return [];
      const found = await listOfContext(db, `endeavour:${endeavour.id}`, LISTED);
      return found
        .filter((conversation) => standingAt(conversation, clock.now()) === 'open')
        .map((conversation) => ({
          text: `Perspectives: ${conversation.question}`,
          href: perspectivesUrls.home(conversation.id),
        }));
    },
    moves: async ({ endeavour, held, isSteward }) => {
      const moves = [];
      const personId = held?.member.personId ?? null;
      const unanswered =
        personId === null ? [] : await listUnanswered(db, `endeavour:${endeavour.id}`, personId, LISTED);
      for (const conversation of unanswered) {
        if (standingAt(conversation, clock.now()) !== 'open') continue;
        moves.push({
          text: `Say where you stand: ${conversation.question}`,
          href: perspectivesUrls.home(conversation.id),
          minutes: 5,
          weight: 75,
          isAwaited: true,
        });
      }
      if (isSteward) {
        moves.push({
          text: 'Ask for perspectives: what is wrong, what should be done, how things work',
          href: perspectivesUrls.startIn(endeavour.id),
          minutes: 10,
          weight: 40,
        });
      }
      return moves;
    },
  });
}
