import { formatDate } from '../../design-system/format.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { Endeavours, MemberId, OpenItem } from '../endeavours/index.ts';
import type { Draft } from './answers/drafts.repository.ts';
import { ShapeInShort } from './home-view.tsx';
import { type DiagnosisRound, type Rater, STATE_WORDS } from './round.ts';
import { listClosed, listRounds } from './rounds/rounds.repository.ts';
import { findOpenChange } from './settings/settings.repository.ts';
import { diagnosisUrls } from './urls.ts';

const ANSWER_WEIGHT = 80;

/** What the shape of the problem adds to an endeavour's home. */
export function addToHome(
  home: Endeavours['home'],
  deps: {
    readonly db: Queryable;
    readonly ownIn: (
      round: DiagnosisRound,
      memberId: MemberId,
    ) => Promise<{ readonly rater: Rater | undefined; readonly draft: Draft | undefined }>;
  },
): void {
  const { db, ownIn } = deps;
  const openRound = async (id: Parameters<typeof listRounds>[1]) =>
    (await listRounds(db, id)).find(({ state }) => state !== 'closed');
  home.add({
    async shape({ endeavour }) {
      const [latest] = await listClosed(db, endeavour.id, 1);
      return <ShapeInShort endeavourId={endeavour.id} latest={latest} />;
    },
    async open({ endeavour }) {
      const items: OpenItem[] = [];
      const round = await openRound(endeavour.id);
      if (round !== undefined) {
        const href = diagnosisUrls.round(endeavour.id, round.id);
        const detail = STATE_WORDS[round.state].toLowerCase();
        items.push({ text: 'What kind of problem is it?', href, detail });
      }
      const change = await findOpenChange(db, endeavour.id);
      if (change !== undefined) {
        items.push({
          text: 'Can your seat live with other thresholds for the next round?',
          href: diagnosisUrls.thresholds(endeavour.id),
          detail: `until ${formatDate(change.untilAt)}`,
        });
      }
      return items;
    },
    async moves({ endeavour, held, can }) {
      const round = await openRound(endeavour.id);
      if (round === undefined || held === undefined || !can('take part')) return [];
      const { rater } = await ownIn(round, held.member.id);
      const href = diagnosisUrls.round(endeavour.id, round.id);
      if (round.state === 'answering' && rater?.sentAt == null) {
        return [
          {
            text: 'Say what kind of problem this is',
            href,
            minutes: 8,
            weight: ANSWER_WEIGHT,
            isAwaited: true,
          },
        ];
      }
      if (round.state === 'rating' && rater?.ratedAt == null) {
        return [
          { text: 'Rate what everybody wrote', href, minutes: 3, weight: ANSWER_WEIGHT, isAwaited: true },
        ];
      }
      return [];
    },
  });
}
