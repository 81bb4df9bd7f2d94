import { Time } from '../../../design-system/patterns/time.tsx';
import type { Addressee } from '../addressing/addressee.ts';

const STATE_WORDS: Readonly<Record<Addressee['state'], string>> = {
  waiting: 'asked',
  answered: 'answered',
  'handed-on': 'handed it on',
  declined: 'will not answer',
};

/** Who was asked a question, and what came of that. */
export function Asked({ addressees }: { addressees: readonly Addressee[] }) {
  if (addressees.length === 0) return <p class="govuk-body">Nobody has been asked by name.</p>;
  return (
    <ul class="govuk-list govuk-list--bullet">
      {addressees.map((each) => (
        <li key={each.id}>
          {each.name}: {STATE_WORDS[each.state]}{' '}
          <Time value={each.state === 'waiting' ? each.addedAt : each.stateAt} format="date" />
          {each.reason !== '' && ` – ${each.reason}`}
          <AnswersBy {...each} />
        </li>
      ))}
    </ul>
  );
}

/** By when somebody said they would answer. */
export function AnswersBy({
  answersBy,
  state,
}: Pick<Addressee, 'answersBy'> & { state?: Addressee['state'] }) {
  if (answersBy === null || (state !== undefined && state !== 'waiting')) return null;
  return (
    <>
      , will answer by <Time value={new Date(`${answersBy}T12:00:00Z`)} format="date" />
    </>
  );
}
