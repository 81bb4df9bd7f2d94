/** Where something goes on: what has begun from it, and what could. */
export interface OnwardLink {
  readonly text: string;
  readonly href: string;
}

/** A part of a page for the links that other features add to it; nothing where there are none. */
export function OnwardLinks({ links }: { links: readonly OnwardLink[] }) {
  if (links.length === 0) return null;
  return (
    <section aria-labelledby="onward" class="se-no-print">
      <h2 class="govuk-heading-m" id="onward">
        How it goes on
      </h2>
      <ul class="govuk-list govuk-list--bullet">
        {links.map(({ text, href }) => (
          <li>
            <a class="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
