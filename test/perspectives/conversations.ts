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

/**
 * An open conversation with these statements, which anybody with the link answers; what others add is looked at first.
 * A statement without a lens is about what should be done.
 */
export async function openConversation(
  { features: { perspectives } }: WithConvening,
  convener: Convener,
  statements: readonly (string | Settings['seeds'][number])[],
  set: Partial<Omit<Settings, 'seeds'>> = {},
): Promise<ConversationId> {
  const id = await perspectives.convening.start(convener, {
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
  await perspectives.convening.move(convener.id, id, 'open');
  return id;
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
