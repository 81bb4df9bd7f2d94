import type { ActSentences, EndeavourAct } from './acts.ts';
import { WORDING_NAMES } from './wording.ts';

const fact = ({ data }: EndeavourAct, name: string): string => String(data[name] ?? '');
const PRIVILEGED = { isPrivileged: true } as const;

/** How what is done to an endeavour and its seats reads on the shared record. */
export function describeActs(record: ActSentences): void {
  record.describe('endeavour-started', ({ who }) => `${who} started this endeavour and took the first seat`);
  record.describe('seat-invited', ({ who, seat }) => `${who} invited somebody to ${seat}`, PRIVILEGED);
  record.describe('invitation-revoked', ({ who }) => `${who} took an invitation back`, PRIVILEGED);
  record.describe('invitation-declined', ({ seat }) => `Somebody declined ${seat}`);
  record.describe('seat-taken', ({ who }) => `${who} took the seat`);
  record.describe('seat-left', ({ who }) => `${who} left the seat`);
  record.describe('seat-removed', ({ who, seat }) => `${who} removed ${seat}`, PRIVILEGED);
  record.describe('edge-removed', ({ who }) => `${who} took something off the edge`, PRIVILEGED);
  record.describe('edge-added', ({ who }) => `${who} added something to what is in and out`);
  record.describe('place-added', (act) => `${act.who} added the place ${fact(act, 'name')}`, PRIVILEGED);
  record.describe('level-added', (act) => `${act.who} added the level ${fact(act, 'name')}`, PRIVILEGED);
  record.describe(
    'cell-not-needed',
    (act) =>
      `${act.who} said that nobody is needed for ${fact(act, 'place')}, ${fact(act, 'level').toLowerCase()}`,
  );
  record.describe(
    'cell-needed',
    (act) =>
      `${act.who} said that somebody is needed for ${fact(act, 'place')}, ${fact(act, 'level').toLowerCase()}`,
  );
  record.describe('endeavour-brought-in', ({ who }) => `${who} brought this endeavour here from elsewhere`);
  record.describe('handover-opened', ({ who }) => `${who} said that they are moving on`);
  record.describe('seat-handed-on', ({ who }) => `${who} wrote down what the next holder should know`);
  record.describe('seats-introduced', ({ who, seat }) => `${who} accepted an introduction to ${seat}`);
  record.describe('seat-chased', ({ seat }) => `Nobody has held ${seat} for 14 days: it is a gap`);
  record.describe('commitment-made', ({ who }) => `${who} made a commitment`);
  record.describe('commitment-kept', ({ who }) => `${who} kept a commitment`);
  record.describe(
    'commitment-not-kept',
    ({ who }) => `${who} said what was learned from a commitment that was not kept`,
  );
  record.describe('endeavour-reworded', reworded, PRIVILEGED);
  describeSessionLinks(record);
  describeStewards(record);
  describeEndings(record, 'close', 'close this endeavour');
  describeEndings(record, 'reopen', 'open this endeavour again');
}

function reworded(act: EndeavourAct): string {
  const [, name = 'the words'] = Object.entries(WORDING_NAMES).find(([part]) => part === act.subject) ?? [];
  const before = fact(act, 'before');
  return `${act.who} changed “${name}”${before === '' ? '' : ` from “${before}”`} to “${fact(act, 'after')}”`;
}

function describeEndings(record: ActSentences, kind: 'close' | 'reopen', what: string): void {
  record.describe(`${kind}-proposed`, ({ who }) => `${who} proposed to ${what}`);
  record.describe(`${kind}-consented`, ({ who }) => `${who} consented to ${what}`);
  record.describe(`${kind}-objected`, ({ who }) => `${who} objected to a proposal to ${what}`);
  record.describe(`${kind}-agreed`, (act) => `The seats agreed to ${what}: ${fact(act, 'outcome')}`);
  record.describe(
    `${kind}-not-agreed`,
    (act) => `The seats did not agree to ${what}: ${fact(act, 'outcome')}`,
  );
}

function describeSessionLinks(record: ActSentences): void {
  const words = (act: EndeavourAct): string => fact(act, 'words');
  record.describe('session-asked', (act) => `${act.who} asked to be linked to ${words(act)}`, PRIVILEGED);
  record.describe('session-unlinked', (act) => `${act.who} unlinked ${words(act)}`, PRIVILEGED);
  record.describe('session-linked-again', (act) => `${act.who} linked ${words(act)} again`, PRIVILEGED);
  record.describe('session-agreed', (act) => `The organisers agreed to a link to ${words(act)}`);
  record.describe(
    'session-not-agreed',
    (act) => `The organisers did not agree, or no longer agree, to a link to ${words(act)}`,
  );
}

function describeStewards(record: ActSentences): void {
  record.describe(
    'steward-proposed',
    ({ who, seat }) => `${who} proposed the holder of ${seat} as a steward`,
  );
  record.describe('steward-consented', ({ who, seat }) => `${who} consented to a steward from ${seat}`);
  record.describe('steward-objected', ({ who, seat }) => `${who} objected to a steward from ${seat}`);
  record.describe(
    'steward-agreed',
    (act) => `The seats chose a steward from ${act.seat}: ${fact(act, 'outcome')}`,
  );
  record.describe(
    'steward-not-agreed',
    (act) => `A steward from ${act.seat} was not agreed: ${fact(act, 'outcome')}`,
  );
  record.describe(
    'steward-stepped-down',
    ({ who }) => `${who} stepped down from looking after the endeavour`,
  );
  record.describe('stewards-missing', (act) =>
    fact(act, 'count') === '0'
      ? 'The service told the seats that there is no steward'
      : 'The service told the seats that there is one steward only',
  );
  record.describe('act-challenged', ({ who }) => `${who} challenged an act of a steward`);
  record.describe('challenge-answered', ({ who }) => `${who} answered a challenge`);
}
