import type { AnswerName } from '../../statement.ts';

export interface ShownStatement {
  readonly id: string;
  readonly text: string;
  readonly language: string;
  /** Its wording before it was corrected; null where it was not. */
  readonly earlier: { readonly text: string; readonly language: string } | null;
  /** "What is wrong"; empty where it has no lens. */
  readonly lens: string;
  /** What this participant answered before, where they come back to it. */
  readonly answer: AnswerName | null;
  readonly matters: boolean;
}

/** What somebody who takes part sees. Plain JSON. */
export interface TakePartModel {
  readonly id: string;
  /** Why nothing can be answered now; null while it can. */
  readonly closed: string | null;
  /** The statement shown, and those that follow it. */
  readonly queue: readonly ShownStatement[];
  /** Statements left for this participant today, the queue included. */
  readonly left: number;
  /** Statements that they put aside until tomorrow. */
  readonly aside: number;
  readonly answered: number;
  /** What was answered last on this device. */
  readonly last: ShownStatement | null;
  /** Only statements of this lens are shown; empty: all. */
  readonly lens: string;
  readonly addingAllowed: boolean;
  readonly csrf: string;
}

/** What the server says when more statements are asked for. */
export type MoreStatements = Pick<TakePartModel, 'queue' | 'left' | 'aside' | 'answered' | 'closed'>;

/** The page after an answer: the next statement is there at once. */
export function afterAnswer(model: TakePartModel, answer: AnswerName, matters: boolean): TakePartModel {
  const [shown, ...queue] = model.queue;
  if (shown === undefined) return model;
  const isNew = shown.answer === null;
  return {
    ...model,
    queue,
    left: Math.max(0, model.left - (isNew ? 1 : 0)),
    answered: model.answered + (isNew ? 1 : 0),
    last: { ...shown, answer, matters },
  };
}

/** The page after a statement was put aside until tomorrow. */
export function afterAside(model: TakePartModel): TakePartModel {
  const [shown, ...queue] = model.queue;
  if (shown === undefined) return model;
  return { ...model, queue, left: Math.max(0, model.left - 1), aside: model.aside + 1 };
}

/** Brings the statement that was answered last back, to answer it otherwise. */
export function backToLast(model: TakePartModel): TakePartModel {
  return model.last === null ? model : { ...model, queue: [model.last, ...model.queue], last: null };
}

/** An answer that was not counted: the page says no longer that it was given, nor asks for it again. */
export function afterRefusal(model: TakePartModel, statement: string, wasNew: boolean): TakePartModel {
  return {
    ...model,
    queue: model.queue.filter(({ id }) => id !== statement),
    answered: Math.max(0, model.answered - (wasNew ? 1 : 0)),
    last: model.last?.id === statement ? null : model.last,
  };
}

/**
 * Takes in what the server sent, without touching the statement that is shown.
 *
 * @param isSettled whether the server had every answer of this page, so that its numbers are those to show
 */
export function withMore(
  model: TakePartModel,
  more: MoreStatements,
  sent: ReadonlySet<string>,
  isSettled: boolean,
): TakePartModel {
  const known = new Set([...model.queue.map(({ id }) => id), ...sent]);
  const fresh = more.queue.filter(({ id }) => !known.has(id));
  const numbers = isSettled ? { left: more.left, aside: more.aside, answered: more.answered } : {};
  return { ...model, ...numbers, queue: [...model.queue, ...fresh], closed: more.closed };
}
