/** What of questions is pure and also runs in the browser. */
export type { BoardChanges } from './board.ts';
export type { PublicAnswer, PublicQuestion } from './public-question.ts';
export {
  MAX_ANSWER_LENGTH,
  MAX_QUESTION_LENGTH,
  OPEN_STATES,
  type QuestionState,
  SPEAKER_STATE_WORDS,
  STATE_WORDS,
} from './question.ts';
