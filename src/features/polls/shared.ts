/** What of polls is pure and also runs in the browser. */
export type { MyAnswer } from './answer.ts';
export { PollCard, type PollCardProps } from './poll-card.view.tsx';
export { PollResults, type PollResultsProps } from './poll-results.view.tsx';
export type { PublicPoll } from './public-poll.ts';
