import { Button } from '../../../../design-system/components/button.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Pagination, pageLinks } from '../../../../design-system/components/pagination.tsx';
import { Select } from '../../../../design-system/components/select.tsx';
import { formatCount } from '../../../../design-system/format.ts';
import { ButtonGroup, Form } from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { PersonLine } from '../../components/person-line.view.tsx';
import { LEVEL_WORDS, LEVELS, REACH_WORDS, REACHES, type VisiblePerson } from '../../profile.ts';
import { directoryUrls, withQuery } from '../../urls.ts';

interface Filters {
  readonly text: string;
  readonly organisation: string;
  readonly place: string;
  readonly level: string;
  readonly offer: string;
  readonly need: string;
}

export interface PeopleModel {
  readonly people: readonly VisiblePerson[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly filters: Filters;
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  readonly hasProfile: boolean;
  readonly links: readonly { readonly text: string; readonly href: string }[];
}

export function PeoplePage(model: PeopleModel) {
  const { people, total, page, pages, filters, hasProfile, links } = model;
  const isFiltered = Object.values(filters).some((value) => value !== '');
  return (
    <>
      <PageHeading>People</PageHeading>
      <ul class="govuk-list se-links">
        {[
          { text: hasProfile ? 'Change your profile' : 'Write your profile', href: directoryUrls.edit },
          { text: 'Organisations', href: directoryUrls.organisations },
          ...links,
        ].map(({ text, href }) => (
          <li key={href}>
            <a class="govuk-link govuk-link--no-visited-state" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
      {!hasProfile && (
        <p class="govuk-inset-text">
          You are not in this list yet. You will be as soon as you have written your profile.
        </p>
      )}
      <Filter {...model} />
      {people.length === 0 ? (
        <NobodyHere isFiltered={isFiltered} page={page} filters={filters} />
      ) : (
        <p class="govuk-body">{formatCount(total, 'person', 'people')}</p>
      )}
      <ul class="govuk-list govuk-list--spaced">
        {people.map((person) => (
          <li key={person.id}>
            <PersonLine person={person} />
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <Pagination
          label="People"
          items={pageLinks(page, pages, (each) =>
            withQuery(directoryUrls.people, { ...filters, page: String(each) }),
          )}
        />
      )}
    </>
  );
}

function NobodyHere({
  isFiltered,
  page,
  filters,
}: Pick<PeopleModel, 'page' | 'filters'> & { isFiltered: boolean }) {
  if (page > 1) {
    return (
      <EmptyState title="Nobody is on this page">
        <p class="govuk-body">
          The list is shorter than that.{' '}
          <a class="govuk-link" href={withQuery(directoryUrls.people, { ...filters })}>
            Show its first page
          </a>
        </p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={isFiltered ? 'Nobody fits these filters' : 'Nobody has written a profile yet'}>
      <p class="govuk-body">
        {isFiltered ? (
          <a class="govuk-link" href={directoryUrls.people}>
            Show everybody
          </a>
        ) : (
          'Be the first: others will find what you offer and what you look for.'
        )}
      </p>
    </EmptyState>
  );
}

function Filter({ filters, organisations }: PeopleModel) {
  const { text, ...others } = filters;
  const isOpen = Object.values(others).some((value) => value !== '');
  return (
    <Form action={directoryUrls.people} method="get">
      <Input name="text" label="Name, organisation or subject" type="search" value={text} />
      <Details summary="More filters" open={isOpen}>
        <Select
          name="organisation"
          label="Organisation"
          value={filters.organisation}
          options={[
            { value: '', text: 'Any' },
            ...organisations.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
        <Input name="place" label="Place" value={filters.place} />
        <Select
          name="level"
          label="Level"
          value={filters.level}
          options={[
            { value: '', text: 'Any' },
            ...LEVELS.map((level) => ({ value: level, text: LEVEL_WORDS[level] })),
            ...REACHES.map((reach) => ({ value: reach, text: REACH_WORDS[reach] })),
          ]}
        />
        <Input name="offer" label="Can offer" value={filters.offer} />
        <Input name="need" label="Is looking for" value={filters.need} />
      </Details>
      <ButtonGroup>
        <Button variant="secondary">Find</Button>
        {(isOpen || text !== '') && (
          <a class="govuk-link" href={directoryUrls.people}>
            Clear
          </a>
        )}
      </ButtonGroup>
    </Form>
  );
}
