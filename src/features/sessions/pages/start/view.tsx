import { Button } from '../../../../design-system/components/button.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import type { Session } from '../../session.ts';
import { STATE_WORDS } from '../../session.ts';
import { sessionUrls } from '../../urls.ts';
import { CodeForm } from '../enter-code/view.tsx';

export type ListedSession = Pick<Session, 'code' | 'title' | 'state' | 'startsAt' | 'zone'>;

export interface StartView {
  /** Null: somebody is signed in. */
  readonly signInHref: string | null;
  /** Sessions that this person, or this browser, has to do with; the newest first. */
  readonly sessions: readonly ListedSession[];
}

export function StartPage({ signInHref, sessions }: StartView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading size="xl">Lead across boundaries, together</PageHeading>
        <p class="govuk-body-l">
          Shared Endeavour is for people who tackle hard public problems across organisations, with nobody in
          charge. Start in a live session: ask, support what others ask, and see that no question is lost.
        </p>
        <CodeForm typed="" errors={[]} />
        {sessions.length > 0 && <YourSessions sessions={sessions} />}
        {signInHref === null ? (
          <p class="govuk-body">
            <a href={sessionUrls.list}>All your sessions</a>
          </p>
        ) : (
          <>
            <h2 class="govuk-heading-m">Do you run or speak at a session?</h2>
            <p class="govuk-body">Sign in with your email address. Taking part needs no account.</p>
            <Button href={signInHref} variant="secondary">
              Sign in
            </Button>
          </>
        )}
      </div>
    </div>
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
