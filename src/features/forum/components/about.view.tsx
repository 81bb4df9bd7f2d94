import type { OnwardLink } from '../../../design-system/patterns/onward-links.tsx';

/** The threads about something, where it stands. */
export function ThreadsAbout({ threads = [] }: { threads?: readonly OnwardLink[] | undefined }) {
  if (threads.length === 0) return null;
  return (
    <p class="govuk-body">
      Talked about in:{' '}
      {threads.map(({ text, href }, index) => (
        <>
          {index > 0 && ', '}
          <a class="govuk-link" href={href} key={href}>
            {text}
          </a>
        </>
      ))}
    </p>
  );
}

/** Says in a form from which thread what it begins with was taken. */
export function FromThread({ source }: { source: { readonly title: string; readonly href: string } }) {
  return (
    <p class="govuk-inset-text">
      From{' '}
      <a class="govuk-link" href={source.href}>
        {source.title}
      </a>
      , which stays linked. Put it into words that stand by themselves.
    </p>
  );
}
