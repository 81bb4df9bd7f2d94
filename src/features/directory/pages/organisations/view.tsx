import { Pagination, pageLinks } from '../../../../design-system/components/pagination.tsx';
import { formatCount } from '../../../../design-system/format.ts';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { directoryUrls, withQuery } from '../../urls.ts';

interface Model {
  readonly organisations: readonly { readonly id: string; readonly name: string; readonly people: number }[];
  readonly page: number;
  readonly pages: number;
}

export function OrganisationsPage({ organisations, page, pages }: Model) {
  return (
    <>
      <PageHeading>Organisations</PageHeading>
      {organisations.length === 0 && (
        <EmptyState title="There is no organisation here yet">
          <p class="govuk-body">Organisations appear as people say where they work.</p>
        </EmptyState>
      )}
      <ul class="govuk-list govuk-list--spaced">
        {organisations.map(({ id, name, people }) => (
          <li key={id}>
            <a class="govuk-link" href={directoryUrls.organisation(id)}>
              {name}
            </a>
            {people > 0 && `, ${formatCount(people, 'person', 'people')} in the directory`}
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <Pagination
          label="Organisations"
          items={pageLinks(page, pages, (each) =>
            withQuery(directoryUrls.organisations, { page: String(each) }),
          )}
        />
      )}
    </>
  );
}
