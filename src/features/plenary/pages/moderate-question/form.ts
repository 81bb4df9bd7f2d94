import { z } from 'zod';
import { choice, line, text } from '../../../../platform/forms/fields.ts';
import { MAX_ANSWER_LENGTH, MAX_QUESTION_LENGTH } from '../../../questions/index.ts';
import { DECLINE_REASONS, type DeclineReason } from '../../../sessions/index.ts';
import { QUEUE_VIEWS } from '../../queue.ts';

const REASONS = Object.keys(DECLINE_REASONS) as [DeclineReason, ...DeclineReason[]];

/** In the select of all open questions, beside the few that are much alike. */
export const ANOTHER = 'another';

const common = {
  /** When the question was last decided about, as the page showed it; see `StaffQuestion.seen`. */
  seen: z.coerce.number().int().positive().optional().catch(undefined),
  /** The list to go back to. */
  from: z.enum(QUEUE_VIEWS).catch('waiting'),
};

function act<const Name extends string, Fields extends z.ZodRawShape>(name: Name, fields: Fields) {
  return z.object({ act: z.literal(name), ...common, ...fields });
}

/** What a moderator sends about one question: `act` says what, the other fields how. */
export const actForm = z.discriminatedUnion('act', [
  act('publish', {}),
  act('leave', {}),
  act('decline', {
    reason: choice(REASONS, 'Choose why it is not shown'),
    note: text({ name: 'What you add for the asker', max: 500 }),
  }),
  act('merge', {
    into: text({ name: 'Question', max: 20, required: 'Choose the question it becomes part of' }),
    other: text({ name: 'Question', max: 20 }),
  }),
  act('undo-merge', {}),
  act('wording', {
    text: text({ name: 'Wording', max: MAX_QUESTION_LENGTH, required: 'Enter the clearer wording' }),
  }),
  act('second-look', { show: choice(['yes', 'no'], 'Choose whether it is shown') }),
  act('restore', {}),
  act('label', { label: text({ name: 'Label', max: 20 }) }),
  act('part', { part: text({ name: 'Item of the agenda', max: 20 }) }),
  act('pin', {}),
  act('unpin', {}),
  act('park', {}),
  act('unpark', {}),
  act('note', {
    speaker: text({ name: 'Speaker', max: 20, required: 'Choose who said it' }),
    summary: text({ name: 'Summary', max: MAX_ANSWER_LENGTH, required: 'Enter what was said' }),
    recording: line({ name: 'Time in the recording', max: 20 }),
  }),
]);

export type ModeratorAct = z.output<typeof actForm>;
export type ActName = ModeratorAct['act'];

/** What the list says after each act. */
export const DONE: Readonly<Record<ActName, string>> = {
  publish: 'The question is shown to everyone.',
  leave: 'Noted: you have looked at it, and it stays.',
  decline: 'The question is not shown. Its asker was told why.',
  merge: 'The two questions are one. Everybody who asked or voted was told.',
  'undo-merge': 'The question stands by itself again.',
  wording: 'Your wording was proposed to its asker.',
  'second-look': 'The second look is done. The asker was told.',
  restore: 'The question is shown after all. Its asker was told.',
  label: 'The label is changed.',
  part: 'The question was moved. Its asker was told.',
  pin: 'The question is pinned to the top.',
  unpin: 'The question is no longer pinned.',
  park: 'The question is parked. Its asker was told.',
  unpark: 'The question is no longer parked. Its asker was told.',
  note: 'Your note is shown as a summary, until its speaker confirms it.',
};
