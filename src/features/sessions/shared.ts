/** What of sessions is pure and also runs in the browser. */
export type { LiveMessage, LiveSession } from './live.ts';
export { type Naming, OPENINGS, type SessionState } from './session.ts';
export { DECLINE_REASONS, type DeclineReason, HIDDEN_FOR } from './moderation.ts';
export { NAMING_WORDS } from './naming.ts';
