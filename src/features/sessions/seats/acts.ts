import type { Act, RecordSentences } from '../record-sentences.ts';

/** How what is done to seats reads on the record. Seats appear as numbers: not even their labels are for everybody. */
export function describeSeatActs(record: RecordSentences): void {
  const reasonOf = (act: Act): string => (act.reason === null ? '' : `: ${act.reason}`);
  record.describe('seat-blocked', (act) => `${act.who} blocked a seat${reasonOf(act)}`, [
    'moderator',
    'chair',
  ]);
  record.describe('seat-unblocked', (act) => `${act.who} took back the block of a seat`, [
    'moderator',
    'chair',
    'organiser',
    'speaker',
  ]);
  record.describe(
    'seats-set-aside',
    (act) => `${act.who} set the votes of ${seatsOf(act)} aside${reasonOf(act)}`,
    ['moderator', 'chair', 'organiser'],
  );
  record.describe('seats-put-back', (act) => `${act.who} counted the votes of ${seatsOf(act)} again`, [
    'moderator',
    'chair',
    'organiser',
  ]);
}

function seatsOf(act: Act): string {
  const count = Number(act.data['seats'] ?? 1);
  return count === 1 ? '1 seat' : `${count} seats`;
}
