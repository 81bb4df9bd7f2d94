/** What of polls is pure and also runs in the browser. */
export { answerAsTyped, answerInWords, rankField } from './answer.ts';
export { AnswerForm } from './answer-form.view.tsx';
export { byOrganisation, type OrganisationTable } from './breakdown.ts';
export { DraftFields } from './draft-fields.view.tsx';
export { KIND_WORDS } from './kinds.ts';
export { KindPage } from './pages/kind/view.tsx';
export { PollResults } from './poll-results.view.tsx';
export type { PublicPoll } from './public-poll.ts';
export { type AnswerGroup, type Results, summarise } from './results.ts';
export { pollUrls } from './urls.ts';
