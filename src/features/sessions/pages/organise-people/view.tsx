import { Button } from '../../../../design-system/components/button.tsx';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { WarningText } from '../../../../design-system/components/warning-text.tsx';
import { formatCount } from '../../../../design-system/format.ts';
import { ButtonGroup, Form } from '../../../../design-system/patterns/form.tsx';
import { PageHeading, StatusText, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { MoveButtons } from '../../organise/move-buttons.tsx';
import { organiseUrls } from '../../organise/urls.ts';
import type { RoleHolder, Session } from '../../session.ts';
import { SessionState } from '../about/programme-view.tsx';

const NEWS = {
  saved: 'The role is saved',
  invited: 'The invitation is sent',
  resent: 'The invitation is sent again',
  removed: 'The role is taken away',
  'kept-without-access': 'The speaker can no longer sign in to the session, and stays in the programme',
  'last-organiser': 'Nothing was done: a session needs an organiser who has signed in',
  gone: 'Nothing was done: somebody else has taken that role away',
} as const;
const REFUSALS: readonly (keyof typeof NEWS)[] = ['last-organiser', 'gone'];

export function isPeopleNews(done: string | undefined): done is keyof typeof NEWS {
  return done !== undefined && Object.hasOwn(NEWS, done);
}

const GROUPS = [
  { role: 'organiser', heading: 'Organisers', empty: '' },
  { role: 'chair', heading: 'Chair', empty: 'Nobody yet. The chair starts, pauses and closes the session.' },
  {
    role: 'moderator',
    heading: 'Moderators',
    empty: 'Nobody yet. Moderators look at questions. They are named on the page for participants.',
  },
  { role: 'speaker', heading: 'Speakers', empty: 'Nobody yet. Questions can be addressed to speakers.' },
  { role: 'observer', heading: 'Observers', empty: 'Nobody. Observers read along without taking part.' },
] as const;

export interface PeopleView {
  readonly session: Session;
  readonly holders: readonly RoleHolder[];
  /** The id of the person who looks at the page. */
  readonly me: string;
  readonly csrf: string;
  readonly done: keyof typeof NEWS | undefined;
}

export function PeoplePage({ session, holders, me, csrf, done }: PeopleView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {done && (
          <NotificationBanner type={REFUSALS.includes(done) ? undefined : 'success'}>
            {NEWS[done]}
          </NotificationBanner>
        )}
        <PageHeading caption={session.title}>People</PageHeading>
        <SessionState session={session} />
        <p class="govuk-body">
          Roles can be given and taken at any time, also while the session is live. They hold at once.
        </p>
        <Button href={organiseUrls.invite(session.code)}>Invite somebody</Button>
        {GROUPS.map(({ role, heading, empty }) => {
          const ofRole = holders.filter((holder) => holder.role === role);
          return (
            <>
              <h2 class="govuk-heading-m">{heading}</h2>
              {ofRole.length === 0 ? (
                <p class="govuk-body">{empty}</p>
              ) : (
                <ul class="se-cards">
                  {ofRole.map((holder, index) => (
                    <HolderCard
                      key={holder.id}
                      session={session}
                      holder={holder}
                      isMe={holder.personId === me}
                      csrf={csrf}
                      canMoveUp={role === 'speaker' && index > 0}
                      canMoveDown={role === 'speaker' && index < ofRole.length - 1}
                    />
                  ))}
                </ul>
              )}
            </>
          );
        })}
      </div>
    </div>
  );
}

interface HolderCardProps {
  readonly session: Session;
  readonly holder: RoleHolder;
  readonly isMe: boolean;
  readonly csrf: string;
  readonly canMoveUp: boolean;
  readonly canMoveDown: boolean;
}

function HolderCard({ session, holder, isMe, csrf, canMoveUp, canMoveDown }: HolderCardProps) {
  const { code } = session;
  const name = holder.name || holder.email || 'Without a name';
  const of = <VisuallyHidden>: {name}</VisuallyHidden>;
  const facts = [holder.post, holder.organisation ?? '', holder.email ?? ''].filter((fact) => fact !== '');
  return (
    <li class="se-card" id={`holder-${holder.id}`}>
      <h3 class="govuk-heading-s">
        {name}
        {isMe && ' (you)'}
        {holder.deputy && ', deputy of the chair'}
      </h3>
      {facts.length > 0 && <p class="se-card__text">{facts.join(', ')}</p>}
      <p class="se-card__text">
        <Acceptance holder={holder} />
      </p>
      <div class="se-card__actions">
        <a class="govuk-link" href={organiseUrls.holder(code, holder.id)}>
          Change{of}
        </a>
        {holder.email !== null && holder.acceptedAt === null && (
          <Form action={organiseUrls.resend(code, holder.id)} csrf={csrf}>
            <Button variant="secondary" preventDoubleClick>
              Send the invitation again{of}
            </Button>
          </Form>
        )}
        <MoveButtons
          action={organiseUrls.moveHolder(code, holder.id)}
          name={name}
          {...{ csrf, canMoveUp, canMoveDown }}
        />
        <a class="govuk-link" href={organiseUrls.removeHolder(code, holder.id)}>
          Remove{of}
        </a>
      </div>
    </li>
  );
}

function Acceptance({ holder }: { holder: RoleHolder }) {
  if (holder.acceptedAt !== null) return <StatusText tone="done">Has signed in</StatusText>;
  if (holder.email === null) return <StatusText>Listed, without access</StatusText>;
  return <StatusText tone="waiting">Invited, has not signed in yet</StatusText>;
}

export interface RemoveHolderView {
  readonly session: Session;
  readonly holder: RoleHolder;
  readonly isMe: boolean;
  readonly isLastOrganiser: boolean;
  /** Questions that are addressed to a speaker, or that they have answered. */
  readonly questions: number;
  readonly csrf: string;
}

export function RemoveHolderPage(view: RemoveHolderView) {
  const { session, holder, isMe, questions, csrf } = view;
  const name = holder.name || holder.email || 'this person';
  const back = organiseUrls.people(session.code);
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption={session.title}>
          Take the role of {holder.role} away from {isMe ? 'yourself' : name}?
        </PageHeading>
        {view.isLastOrganiser ? (
          <p class="govuk-body">
            This is the only organiser who has signed in, and a session needs one. Invite another organiser
            first; when they have signed in, this role can be taken away. <a href={back}>Back to people</a>
          </p>
        ) : (
          <>
            <Consequences name={name} questions={questions} />
            {isMe && holder.role === 'organiser' && (
              <WarningText>You will not be able to organise this session any more.</WarningText>
            )}
            <Form action={organiseUrls.removeHolder(session.code, holder.id)} csrf={csrf}>
              <ButtonGroup>
                <Button variant="warning" preventDoubleClick>
                  {questions > 0 ? 'Take the access away' : 'Take the role away'}
                </Button>
                <a class="govuk-link" href={back}>
                  Cancel
                </a>
              </ButtonGroup>
            </Form>
          </>
        )}
      </div>
    </div>
  );
}

function Consequences({ name, questions }: { name: string; questions: number }) {
  if (questions === 0) {
    return (
      <p class="govuk-body">It holds at once, also while pages are open. You can invite {name} again.</p>
    );
  }
  return (
    <p class="govuk-body">
      {name} was asked or has answered {formatCount(questions, 'question')}. So that nothing asked is lost,{' '}
      {name} stays in the programme with {questions === 1 ? 'it' : 'them'}, but can no longer sign in to
      answer. The chair can mark answers instead.
    </p>
  );
}
