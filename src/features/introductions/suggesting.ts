import { similarTexts } from '../../analysis/text/similarity.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import { seeDirectory, seePerson, type VisiblePerson } from '../directory/index.ts';
import type { Person } from '../people/index.ts';
import { MOST_SUGGESTIONS, type Suggestion, type SuggestionReason } from './introduction.ts';
import { findChoice } from './repository.ts';
import { listNotSuggested, listSameQuestions } from './suggestions.repository.ts';

/** Lower than for duplicates: an offer and a need say the same matter in other words. */
const ALIKE = 0.2;
const COMPARED = 20;

/**
 * People in other organisations whom somebody might meet, each with the reasons, three at most. Only what they show
 * this person is compared.
 */
export async function suggestPeople(db: Queryable, person: Person): Promise<readonly Suggestion[]> {
  const { wantsSuggestions } = await findChoice(db, person.id);
  const own = await seePerson(db, person, person.id);
  if (!wantsSuggestions || own === undefined) return [];
  const without = await listNotSuggested(db, person.id);
  const others = (await seeDirectory(db, person)).filter(
    ({ id, organisationId }) =>
      id !== person.id &&
      !without.has(id) &&
      organisationId !== null &&
      organisationId !== own.organisationId,
  );
  const sameQuestions = await listSameQuestions(db, person.id);
  return rankPeople(own, others, sameQuestions);
}

/** The people with most reason to meet, best first. */
export function rankPeople(
  own: Pick<VisiblePerson, 'offers' | 'needs'>,
  others: readonly VisiblePerson[],
  sameQuestions: readonly string[],
): readonly Suggestion[] {
  const reasons = new Map<string, { strength: number; list: SuggestionReason[] }>();
  const add = (id: string, strength: number, reason: SuggestionReason): void => {
    const found = reasons.get(id) ?? { strength: 0, list: [] };
    reasons.set(id, { strength: found.strength + strength, list: [...found.list, reason] });
  };
  const byId = new Map<string, VisiblePerson>(others.map((each) => [each.id, each]));
  for (const { id, similarity } of alike(own.needs, others, 'offers')) {
    add(id, similarity, { kind: 'offers-your-need', words: byId.get(id)?.offers ?? '' });
  }
  for (const { id, similarity } of alike(own.offers, others, 'needs')) {
    add(id, similarity, { kind: 'needs-your-offer', words: byId.get(id)?.needs ?? '' });
  }
  for (const id of sameQuestions) if (byId.has(id)) add(id, ALIKE, { kind: 'same-questions' });
  return [...reasons]
    .toSorted(([, a], [, b]) => b.strength - a.strength)
    .slice(0, MOST_SUGGESTIONS)
    .flatMap(([id, { list }]) => {
      const person = byId.get(id);
      return person === undefined ? [] : [{ person, reasons: list }];
    });
}

function alike(wanted: string, others: readonly VisiblePerson[], field: 'offers' | 'needs') {
  const candidates = others
    .filter((each) => each[field] !== '')
    .map((each) => ({ id: each.id, text: each[field] }));
  return similarTexts(wanted, candidates, { limit: COMPARED, threshold: ALIKE });
}
