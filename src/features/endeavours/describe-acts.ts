import type { ActSentences } from './acts.ts';

/** How what is done to an endeavour and its seats reads on the shared record. */
export function describeActs(record: ActSentences): void {
  record.describe('endeavour-started', ({ who }) => `${who} started this endeavour and took the first seat`);
}
