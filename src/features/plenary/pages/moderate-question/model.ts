import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import type { QueueView } from '../../queue.ts';
import type { StaffQuestion } from '../../staff-question.ts';
import type { ActName } from './form.ts';

export interface Choosable {
  readonly id: string;
  readonly name: string;
}

export interface ModerateQuestionView {
  readonly code: string;
  readonly zone: string;
  readonly csrf: string;
  readonly from: QueueView;
  readonly question: StaffQuestion;
  readonly labelId: string | null;
  readonly partId: string | null;
  /** Earlier and proposed wordings, with what they are. */
  readonly wordings: readonly { readonly what: string; readonly text: string }[];
  /** Wordings of questions that were merged into it. */
  readonly merged: readonly string[];
  /** The speakers it is addressed to, with what is known of their answers. */
  readonly speakers: readonly (Choosable & { readonly stateWords: string })[];
  readonly answers: readonly { readonly what: string; readonly text: string }[];
  readonly offers: readonly ActName[];
  /** Why the offers are few. */
  readonly note: string | null;
  /** Open questions that ask much the same, most alike first; and all others. */
  readonly similar: readonly Choosable[];
  readonly others: readonly Choosable[];
  readonly labels: readonly Choosable[];
  readonly parts: readonly Choosable[];
  /** Why what was sent was not done. */
  readonly refusal: string | null;
  readonly errors: readonly FieldMistake[];
  /** The act that was sent and not done, or that the page was opened for. */
  readonly open: ActName | null;
  readonly typed: Readonly<Record<string, string>>;
  readonly anotherValue: string;
}
