import { DECLINE_REASONS, type DeclineReason, type Sessions } from '../sessions/index.ts';

/** How what moderators did with comments reads on the session's record. */
export function describeComments(record: Sessions['record']): void {
  const by = ['moderator', 'chair'] as const;
  record.describe('comment-published', ({ who }) => `${who} showed a comment`, by);
  record.describe(
    'comment-declined',
    ({ who, reason }) => `${who} did not show a comment${because(reason)}`,
    by,
  );
  record.describe('comment-removed', ({ who, reason }) => `${who} took down a comment${because(reason)}`, by);
}

function because(reason: string | null): string {
  const words = reason !== null && reason in DECLINE_REASONS ? DECLINE_REASONS[reason as DeclineReason] : '';
  return words === '' ? '' : `: ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}
