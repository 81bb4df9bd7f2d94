import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { signedIn, signedInPerson } from '../../../people/index.ts';
import type { NoticesPages, WaitingSection } from '../../pages.ts';
import { noticesUrls } from '../../urls.ts';
import { countWaiting, readWaiting } from '../../waiting.ts';

/** One page, one number, of everything that waits for a person (FOR-25). */
export function waitingPage({ app, db, clock, waiting }: NoticesPages): void {
  app.get(noticesUrls.waiting, { config: { access: signedIn } }, async (request, reply) => {
    const sections = await readWaiting(db, waiting, signedInPerson(request), clock.now());
    return reply.page({
      title: 'Waiting for me',
      backLink: { href: noticesUrls.list, text: 'Notices' },
      content: <WaitingPage sections={sections} />,
    });
  });
}

function WaitingPage({ sections }: { sections: readonly WaitingSection[] }) {
  const number = countWaiting(sections);
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading>{number === 0 ? 'Waiting for me' : `Waiting for me: ${number}`}</PageHeading>
        {number === 0 && (
          <EmptyState title="Nothing waits for you.">
            <p class="govuk-body">
              Mentions that you have not seen, questions addressed to you, what your endeavours ask of your
              seat, and whatever else somebody waits for you to do are listed here.
            </p>
          </EmptyState>
        )}
        {sections.map(({ heading, items }) => (
          <section key={heading}>
            <h2 class="govuk-heading-m">{heading}</h2>
            <ul class="govuk-list govuk-list--spaced">
              {items.map(({ text, url, note, since }) => (
                <li key={url}>
                  <a class="govuk-link" href={url}>
                    {text}
                  </a>
                  {(note !== undefined || since !== undefined) && (
                    <>
                      <br />
                      {note}
                      {note !== undefined && since !== undefined && ', '}
                      {since !== undefined && (
                        <>
                          since <Time value={since} format="date" />
                        </>
                      )}
                    </>
                  )}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}
