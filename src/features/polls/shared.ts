/** What of polls is pure and also runs in the browser. */
export type { MyAnswer } from './answer.ts';
export { PollCard } from './poll-card.view.tsx';
export { PollResults } from './poll-results.view.tsx';
export type { PublicPoll } from './public-poll.ts';
export { pollUrls } from './urls.ts';
