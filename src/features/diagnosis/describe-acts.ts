import type { Endeavours, EndeavourAct } from '../endeavours/index.ts';

const WORDS: Readonly<Record<string, string>> = {
  'diagnosis-round-opened': 'opened',
  'diagnosis-answers-closed': 'ended the answers of',
  'diagnosis-rating-opened': 'opened the statements for rating in',
  'diagnosis-round-closed': 'closed',
  'diagnosis-statements-joined': 'merged statements in',
  'diagnosis-merge-undone': 'undid a merge in',
  'diagnosis-statement-reworded': 'reworded a statement in',
  'diagnosis-statement-left-out': 'left a statement out of',
  'diagnosis-statement-taken-in': 'took a statement back into',
  'diagnosis-note-removed': 'removed a note on',
};

/** How what is done to a round reads on the shared record. */
export function describeActs(record: Endeavours['record']): void {
  const round = ({ data }: EndeavourAct) =>
    `round ${String(data['round'] ?? '')} on the shape of the problem`;
  for (const [kind, words] of Object.entries(WORDS)) {
    record.describe(kind, (act) => `${act.who} ${words} ${round(act)}`, { isPrivileged: true });
  }
  record.describe(
    'diagnosis-sentences-merged',
    (act) =>
      `${act.who} merged ${String(act.data['sentences'] ?? '')} near-duplicate sentences in ${round(act)}`,
  );
  record.describe(
    'diagnosis-thresholds-proposed',
    ({ who }) => `${who} proposed other thresholds for the next round on the shape of the problem`,
    { isPrivileged: true },
  );
  record.describe(
    'diagnosis-thresholds-refused',
    ({ who }) => `${who} objected to other thresholds, so they stay as they were`,
  );
  record.describe(
    'diagnosis-thresholds-agreed',
    () => 'No seat objected to other thresholds: they hold from the next round on',
  );
}
