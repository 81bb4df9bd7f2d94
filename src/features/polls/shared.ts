/** What of polls is pure and also runs in the browser. */
export { PollResults } from './poll-results.view.tsx';
export type { PublicPoll } from './public-poll.ts';
export { pollUrls } from './urls.ts';
