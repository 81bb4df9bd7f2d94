import { type OnwardLink, OnwardLinks } from '../../../../design-system/patterns/onward-links.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { Programme, Session } from '../../session.ts';
import { sessionUrls } from '../../urls.ts';
import { Agenda, Description, Rules, SessionState, SessionTime, Speakers } from './programme-view.tsx';

export interface AboutView {
  readonly programme: Programme;
  readonly hasSeat: boolean;
  readonly onward: readonly OnwardLink[];
}

export function AboutPage({ programme, hasSeat, onward }: AboutView) {
  const { session } = programme;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption="About">{session.title}</PageHeading>
        <p class="govuk-body">
          <SessionTime session={session} />
          <br />
          <a href={sessionUrls.calendar(session.code)}>Add to your calendar</a>
        </p>
        <SessionState session={session} />
        <Description session={session} />
        <Links session={session} />
        <Agenda programme={programme} />
        <Speakers programme={programme} />
        <Reading programme={programme} />
        <OnwardLinks links={onward} />
        <h2 class="govuk-heading-m">How this session works</h2>
        <Rules programme={programme} />
        <p class="govuk-body">
          {hasSeat ? (
            <a href={sessionUrls.seat(session.code)}>Your seat: what you said about yourself, your data</a>
          ) : (
            <a href={sessionUrls.join(session.code)}>Join this session</a>
          )}
        </p>
      </div>
    </div>
  );
}

function Links({ session }: { session: Session }) {
  const links = [
    { href: session.callUrl, text: 'Video call' },
    { href: session.captionsUrl, text: 'Live captions' },
    { href: session.signLanguageUrl, text: 'Sign language' },
  ].filter((link) => link.href !== null);
  if (links.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Follow it live</h2>
      <ul class="govuk-list govuk-list--bullet">
        {links.map(({ href, text }) => (
          <li>
            <a href={href ?? ''}>{text}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Reading({ programme: { readings } }: { programme: Programme }) {
  if (readings.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Reading</h2>
      <ul class="govuk-list govuk-list--bullet">
        {readings.map(({ title, url }) => (
          <li>
            <a href={url}>{title}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
