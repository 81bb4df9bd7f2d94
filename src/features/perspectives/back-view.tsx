import { perspectivesUrls } from './urls.ts';

/** The way on from a page beside the statements; a guest has no breadcrumbs. */
export function BackToStatements({ id }: { id: string }) {
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={perspectivesUrls.home(id)}>
        Back to the statements
      </a>
    </p>
  );
}
