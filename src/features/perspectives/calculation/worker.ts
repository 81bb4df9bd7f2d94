import { analysePerspectives } from '../../../analysis/perspectives/analyse-perspectives.ts';
import type { Conversation } from '../../../analysis/perspectives/conversation.ts';
import type { PerspectivesOptions } from '../../../analysis/perspectives/options.ts';

export interface CalculationTask {
  readonly conversation: Conversation;
  readonly options: PerspectivesOptions;
}

/** One calculation, in a thread of its own: the event loop goes on taking votes. */
export function calculate({ conversation, options }: CalculationTask) {
  return analysePerspectives(conversation, options);
}
