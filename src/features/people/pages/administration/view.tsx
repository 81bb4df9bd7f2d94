import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { AdministrationLine } from '../../administration.ts';

export function AdministrationPage({ lines }: { lines: readonly AdministrationLine[] }) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading>Administration</PageHeading>
        {lines.length === 0 && <EmptyState title="There is nothing to administer yet" />}
        {lines.map(({ title, href, hint }) => (
          <section key={href}>
            <h2 class="govuk-heading-m">
              <a class="govuk-link" href={href}>
                {title}
              </a>
            </h2>
            <p class="govuk-body">{hint}</p>
          </section>
        ))}
      </div>
    </div>
  );
}
