import { type Act, type DescribeAct, DECLINE_REASONS, type Sessions } from '../sessions/index.ts';

type Describe = Sessions['record']['describe'];
type Roles = NonNullable<Parameters<Describe>[2]>;

const MODERATORS: Roles = ['moderator', 'chair'];
const CHAIR: Roles = ['chair', 'moderator'];
const SPEAKERS: Roles = ['speaker'];
const CHAIR_OR_SPEAKER: Roles = ['chair', 'speaker'];

const did =
  (what: string): DescribeAct =>
  ({ who }) =>
    `${who} ${what}`;

const withReason =
  (what: string): DescribeAct =>
  ({ who, reason }) =>
    reason === null || reason === '' ? `${who} ${what}` : `${who} ${what}: ${reason}`;

function listed({ reason }: Act): string {
  const words = DECLINE_REASONS[reason as keyof typeof DECLINE_REASONS] as string | undefined;
  return words === undefined ? 'the reason was not kept' : words.charAt(0).toLowerCase() + words.slice(1);
}

/** How every act on a question reads on the record of its session (LIVE-3). None names who asked. */
const SENTENCES: Readonly<Record<string, readonly [DescribeAct, Roles]>> = {
  'question-published': [did('published a question'), MODERATORS],
  'question-left-shown': [did('looked at a question and left it shown'), MODERATORS],
  'question-declined': [(act) => `${act.who} did not show a question: ${listed(act)}`, MODERATORS],
  'question-removed': [(act) => `${act.who} took a question down: ${listed(act)}`, MODERATORS],
  'question-restored': [did('showed a question after all'), MODERATORS],
  'second-look-shown': [did('took a second look and showed the question'), MODERATORS],
  'second-look-kept': [did('took a second look and kept the decision'), MODERATORS],
  'question-merged': [did('merged a question into another'), MODERATORS],
  'question-merge-undone': [did('undid the merging of a question'), MODERATORS],
  'wording-proposed': [did('proposed a clearer wording of a question'), MODERATORS],
  'question-labelled': [did('changed the label of a question'), MODERATORS],
  'question-moved-to-part': [did('moved a question to another item of the agenda'), MODERATORS],
  'question-pinned': [did('pinned a question'), MODERATORS],
  'question-unpinned': [did('unpinned a question'), MODERATORS],
  'question-parked': [did('parked a question for later'), MODERATORS],
  'question-unparked': [did('took a question back from those parked'), MODERATORS],
  'question-from-floor': [did('entered a question asked from the floor'), MODERATORS],
  'question-chosen': [did('chose a question to be answered soon'), CHAIR],
  'question-reordered': [did('changed the order of the chosen questions'), CHAIR],
  'question-put-back': [did('put a question back in the list'), CHAIR],
  'question-answering': [did('had a question answered'), CHAIR],
  'question-answered-aloud': [did('noted that a question was answered aloud'), CHAIR_OR_SPEAKER],
  'question-answered': [
    () => 'A question was settled: nobody it was addressed to is still to answer',
    CHAIR_OR_SPEAKER,
  ],
  'question-answer-undone': [did('undid the mark that a question was answered'), CHAIR_OR_SPEAKER],
  'question-answer-written': [did('answered a question in writing'), SPEAKERS],
  'question-answer-changed': [did('changed a written answer'), SPEAKERS],
  'question-answer-summarised': [
    did('noted what was said in answer to a question'),
    ['moderator', 'chair', 'speaker'],
  ],
  'question-summary-confirmed': [did('confirmed the summary of a spoken answer'), SPEAKERS],
  'question-passed-on': [withReason('passed a question on to another speaker'), SPEAKERS],
  'question-not-answered-by-speaker': [withReason('chose not to answer a question'), SPEAKERS],
};

/** Says how the acts of this feature read. */
export function describeActs(record: { readonly describe: Describe }): void {
  for (const [kind, [sentence, by]] of Object.entries(SENTENCES)) record.describe(kind, sentence, by);
}
