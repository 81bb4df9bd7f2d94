import type { TestApp } from '../app.ts';

/** An app, or what a test of the database has in its place. */
interface WithConvening {
  readonly features: { readonly perspectives: Pick<Perspectives, 'convening'> };
}

type Perspectives = TestApp['features']['perspectives'];
type Convener = Parameters<Perspectives['convening']['start']>[0];
type Settings = Parameters<Perspectives['convening']['start']>[1];
type ConversationId = Awaited<ReturnType<Perspectives['convening']['start']>>;
type Answers = Parameters<Perspectives['addAnswers']>[1][number]['answers'];

type Statements = readonly (string | Settings['seeds'][number])[];
type Other = Partial<Omit<Settings, 'seeds'>>;

/**
 * A draft of a conversation with these statements, which anybody with the link will answer; what others add is looked at
 * first. A statement without a lens is about what should be done.
 */
export function startConversation(
  { features: { perspectives } }: WithConvening,
  convener: Convener,
  statements: Statements,
  set: Other = {},
): Promise<ConversationId> {
  return perspectives.convening.start(convener, {
    context: null,
    question: 'Who pays?',
    background: '',
    audience: 'link',
    moderation: 'before',
    addingAllowed: true,
    opensAt: null,
    closesAt: null,
    ...set,
    seeds: statements.map((each) => (typeof each === 'string' ? { text: each, lens: 'do' } : each)),
  });
}

/** The same, opened. */
export async function openConversation(
  app: WithConvening,
  convener: Convener,
  statements: Statements,
  set: Other = {},
): Promise<ConversationId> {
  const id = await startConversation(app, convener, statements, set);
  await app.features.perspectives.convening.move(convener.id, id, 'open');
  return id;
}

/** How a conversation of an endeavour is set, which its seats answer; statements are seen at once. */
export function ofEndeavour(endeavourId: string): Other {
  return {
    context: `endeavour:${endeavourId}`,
    question: 'What would help?',
    audience: 'seats',
    moderation: 'after',
  };
}

/** People without a seat who answer the statements in their order, each with one list. */
export async function giveAnswers(
  { features: { perspectives }, clock }: TestApp,
  id: ConversationId,
  people: readonly Answers[],
): Promise<void> {
  const without = people.map((answers) => ({ seatKind: null, answers }));
  await perspectives.addAnswers(id, without, clock.now());
}
