/** What of comments, pace and messages is pure and also runs in the browser. */
export { PaceButtons } from './pace/pace-buttons.view.tsx';
export { PaceSummary } from './pace/pace-summary.view.tsx';
export type { PaceCounts, PaceKind } from './pace/signal.ts';
export type { StaffMessage } from './staff-messages/message.ts';
export { StaffMessages } from './staff-messages/staff-messages.view.tsx';
export { commentUrls } from './urls.ts';
