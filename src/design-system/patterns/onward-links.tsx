/** Where something goes on: what has begun from it, and what could. */
export interface OnwardLink {
  readonly text: string;
  readonly href: string;
}

/** Links below one another. */
export function LinkList({ links }: { links: readonly OnwardLink[] }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {links.map(({ text, href }) => (
        <li key={href}>
          <a class="govuk-link" href={href}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** A part of a page for the links that other features add to it; nothing where there are none. */
export function OnwardLinks({ links }: { links: readonly OnwardLink[] }) {
  if (links.length === 0) return null;
  return (
    <section aria-labelledby="onward" class="se-no-print">
      <h2 class="govuk-heading-m" id="onward">
        How it goes on
      </h2>
      <LinkList links={links} />
    </section>
  );
}
