import { Button } from '../../../../design-system/components/button.tsx';
import { Tag } from '../../../../design-system/components/tag.tsx';
import { EmptyState, PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { formatDateWithWeekday, formatTimeRange } from '../../../../design-system/format.ts';
import { organiseUrls } from '../../organise/urls.ts';
import type { RoleHolder, Session, SessionState } from '../../session.ts';
import { STATE_WORDS } from '../../session.ts';
import { sessionUrls } from '../../urls.ts';

interface ListedSession extends Pick<
  Session,
  'code' | 'title' | 'state' | 'startsAt' | 'endsAt' | 'zone' | 'rehearsalOf'
> {
  readonly roles: readonly RoleHolder['role'][];
}

const GROUPS: readonly { readonly heading: string; readonly states: readonly SessionState[] }[] = [
  { heading: 'Under way', states: ['live', 'paused', 'closing', 'open'] },
  { heading: 'Coming', states: ['announced', 'draft'] },
  { heading: 'Over', states: ['closed', 'archived'] },
];

const ROLE_WORDS: Readonly<Record<RoleHolder['role'], string>> = {
  organiser: 'organiser',
  chair: 'chair',
  moderator: 'moderator',
  speaker: 'speaker',
  observer: 'observer',
};

export function MySessionsPage({ sessions }: { sessions: readonly ListedSession[] }) {
  const create = <Button href={sessionUrls.create}>New session</Button>;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading>Your sessions</PageHeading>
        {sessions.length === 0 ? (
          <EmptyState title="You have no sessions yet">
            <p class="govuk-body">
              Sessions appear here when you organise one, are invited to one, or join one in this browser or
              while you are signed in.
            </p>
            {create}
          </EmptyState>
        ) : (
          <>
            {create}
            {GROUPS.map((group) => (
              <Group
                heading={group.heading}
                sessions={sessions.filter(({ state }) => group.states.includes(state))}
              />
            ))}
          </>
        )}
        <p class="govuk-body">
          <a class="govuk-link" href={sessionUrls.enterCode}>
            Join a session with a code
          </a>
        </p>
      </div>
    </div>
  );
}

function Group({ heading, sessions }: { heading: string; sessions: readonly ListedSession[] }) {
  if (sessions.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">{heading}</h2>
      <ul class="govuk-list govuk-list--spaced">
        {sessions.map((session) => (
          <li key={session.code}>
            <SessionItem session={session} />
          </li>
        ))}
      </ul>
    </>
  );
}

function SessionItem({ session }: { session: ListedSession }) {
  const { code, title, state, startsAt, endsAt, zone, rehearsalOf, roles } = session;
  return (
    <>
      <a class="govuk-link govuk-!-font-weight-bold" href={sessionUrls.home(code)}>
        {title}
      </a>{' '}
      {rehearsalOf !== null && <Tag colour="orange">Rehearsal</Tag>}
      <br />
      <time dateTime={startsAt.toISOString()}>
        {formatDateWithWeekday(startsAt, zone)}, {formatTimeRange(startsAt, endsAt, zone)}
      </time>
      <br />
      {STATE_WORDS[state]}.{' '}
      {roles.length > 0 &&
        `Your ${roles.length === 1 ? 'role' : 'roles'}: ${roles.map((role) => ROLE_WORDS[role]).join(', ')}.`}{' '}
      {roles.includes('organiser') && (
        <a class="govuk-link" href={organiseUrls.overview(code)}>
          Organise<VisuallyHidden> {title}</VisuallyHidden>
        </a>
      )}
    </>
  );
}
