import { DECLINE_REASONS, type DeclineReason, type Sessions } from '../sessions/index.ts';

/** How what was done with polls reads on the session's record. */
export function describePolls({ record }: Sessions): void {
  const prepared = ['organiser', 'chair'] as const;
  record.describe('poll-prepared', ({ who }) => `${who} prepared a poll`, prepared);
  record.describe('poll-changed', ({ who }) => `${who} changed a poll before it was opened`, prepared);
  record.describe('poll-deleted', ({ who }) => `${who} deleted a poll that was not opened`, prepared);
  record.describe('poll-opened', ({ who }) => `${who} opened a poll`, ['chair']);
  record.describe('poll-stopped', ({ who }) => `${who} stopped a poll for now`, ['chair']);
  record.describe('poll-closed', ({ who }) => `${who} closed a poll`, ['chair']);
  const moderated = ['moderator', 'chair'] as const;
  record.describe('poll-text-published', ({ who }) => `${who} showed an answer to a poll`, moderated);
  record.describe(
    'poll-text-declined',
    ({ who, reason }) => `${who} did not show an answer to a poll${because(reason)}`,
    moderated,
  );
  record.describe(
    'poll-text-removed',
    ({ who, reason }) => `${who} took down an answer to a poll${because(reason)}`,
    moderated,
  );
}

function because(reason: string | null): string {
  const words = reason !== null && reason in DECLINE_REASONS ? DECLINE_REASONS[reason as DeclineReason] : '';
  return words === '' ? '' : `: ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}
