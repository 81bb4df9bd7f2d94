/** A session or a thread in words, with its address for whoever may read it. */
export interface PlaceView {
  readonly words: string;
  readonly href: string | undefined;
}

export function Place({ words, href }: PlaceView) {
  if (href === undefined) return <span>{words}</span>;
  return (
    <a class="govuk-link" href={href}>
      {words}
    </a>
  );
}
