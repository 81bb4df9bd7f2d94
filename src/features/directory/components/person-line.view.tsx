import { Tag } from '../../../design-system/components/tag.tsx';
import type { VisiblePerson } from '../profile.ts';
import { directoryUrls } from '../urls.ts';

/** One person of a list: who, where, and what they offer and look for. */
export function PersonLine({ person }: { person: VisiblePerson }) {
  const where = [person.post, person.organisation ?? '', person.place].filter((each) => each !== '');
  return (
    <>
      <a class="govuk-link govuk-!-font-weight-bold" href={directoryUrls.person(person.id)}>
        {person.name}
      </a>{' '}
      <Verified person={person} />
      {where.length > 0 && <p class="govuk-body govuk-!-margin-bottom-0">{where.join(', ')}</p>}
      {person.offers !== '' && (
        <p class="govuk-body-s govuk-!-margin-bottom-0">Can offer: {shorten(person.offers)}</p>
      )}
      {person.needs !== '' && (
        <p class="govuk-body-s govuk-!-margin-bottom-0">Looking for: {shorten(person.needs)}</p>
      )}
    </>
  );
}

/** Shown where somebody's address proves that they belong to their organisation (FOR-53). */
export function Verified({ person }: { person: VisiblePerson }) {
  return person.isVerified ? <Tag colour="green">Verified</Tag> : null;
}

const SHORT = 160;

function shorten(text: string): string {
  const letters = [...text];
  return letters.length <= SHORT ? text : `${letters.slice(0, SHORT).join('')}…`;
}
