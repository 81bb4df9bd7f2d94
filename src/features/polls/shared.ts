/** What of polls is pure and also runs in the browser. */
export { answerInWords } from './answer.ts';
export { byOrganisation, type OrganisationTable } from './breakdown.ts';
export { PollResults } from './poll-results.view.tsx';
export type { PublicPoll } from './public-poll.ts';
export { type AnswerGroup, type Results, summarise } from './results.ts';
export { pollUrls } from './urls.ts';
