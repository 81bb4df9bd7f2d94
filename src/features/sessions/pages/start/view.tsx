import { Button } from '../../../../design-system/components/button.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import type { Session } from '../../session.ts';
import { STATE_WORDS } from '../../session.ts';
import { sessionUrls } from '../../urls.ts';
import { CodeForm } from '../enter-code/view.tsx';
import type { StartSection } from './sections.ts';

export type ListedSession = Pick<Session, 'code' | 'title' | 'state' | 'startsAt' | 'zone'>;

export interface StartView {
  /** Null: somebody is signed in. */
  readonly signInHref: string | null;
  /** Sessions that this person, or this browser, has to do with; the newest first. */
  readonly sessions: readonly ListedSession[];
  /** What other features have of theirs. */
  readonly sections: readonly StartSection[];
}

export function StartPage({ signInHref, sessions, sections }: StartView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading size="xl">Lead across boundaries, together</PageHeading>
        <p class="govuk-body-l">
          Shared Endeavour is for people who tackle hard public problems across organisations, with nobody in
          charge. Start in a live session: ask, support what others ask, and see that no question is lost. Go
          on in the forum, among people you are introduced to, and in endeavours that nobody owns.
        </p>
        <CodeForm typed="" errors={[]} />
        {sessions.length > 0 && <YourSessions sessions={sessions} />}
        {signInHref === null && (
          <p class="govuk-body">
            <a href={sessionUrls.list}>All your sessions</a>
          </p>
        )}
        {sections.map((section) => (
          <Section key={section.heading} {...section} />
        ))}
        {signInHref !== null && (
          <>
            <h2 class="govuk-heading-m">Sign in for everything else</h2>
            <p class="govuk-body">
              To run a session or speak at one, for the forum, people and endeavours. All you need is an email
              address. Taking part in a session needs no account.
            </p>
            <Button href={signInHref} variant="secondary">
              Sign in
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

function Section({ heading, items, all }: StartSection) {
  return (
    <>
      <h2 class="govuk-heading-m">{heading}</h2>
      <ul class="govuk-list govuk-list--spaced">
        {items.map(({ text, href, detail }) => (
          <li key={href}>
            <a href={href}>{text}</a>
            <br />
            {detail}
          </li>
        ))}
      </ul>
      <p class="govuk-body">
        <a href={all.href}>{all.text}</a>
      </p>
    </>
  );
}

function YourSessions({ sessions }: { sessions: readonly ListedSession[] }) {
  return (
    <>
      <h2 class="govuk-heading-m">Your sessions</h2>
      <ul class="govuk-list govuk-list--spaced">
        {sessions.map((session) => (
          <li key={session.code}>
            <a href={sessionUrls.home(session.code)}>{session.title}</a>
            <br />
            <Time value={session.startsAt} zone={session.zone} />. {STATE_WORDS[session.state]}
          </li>
        ))}
      </ul>
    </>
  );
}
