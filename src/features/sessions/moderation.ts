/** The published list of reasons for not showing something (LIVE-46). Lack of time is not among them. */
export const DECLINE_REASONS = {
  abusive: 'It is abusive',
  'names-a-person': 'It names a private person',
  'off-topic': 'It is not a question or comment on the topic',
  duplicate: 'It is a duplicate of another one',
  commercial: 'It is commercial',
  legal: 'There is a legal reason',
} as const;
export type DeclineReason = keyof typeof DECLINE_REASONS;

/** Texts taken down for these reasons are shown nowhere, also not in the archive (LIVE-51, LIVE-61). */
export const HIDDEN_FOR: ReadonlySet<DeclineReason> = new Set<DeclineReason>([
  'abusive',
  'names-a-person',
  'legal',
]);
