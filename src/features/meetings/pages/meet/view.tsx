import { Button } from '../../../../design-system/components/button.tsx';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { Form, FormErrors } from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { directoryUrls } from '../../../directory/index.ts';
import type { Session } from '../../../sessions/index.ts';
import { type Met, type OwnDraw, takesMeetings } from '../../meeting.ts';
import type { WaitingSwap } from '../../swapping/swap.ts';
import { meetingUrls } from '../../urls.ts';
import { HowMade } from './how-made.tsx';
import { Swaps } from './swaps.tsx';

const NEWS = {
  'on-list': 'You are on the list. You will be told whom you meet',
  withdrawn: 'You have withdrawn. Nobody from this session sees your email address here any more',
  'swap-asked': 'You have asked. You will be told what they say',
  'swap-taken-back': 'You have taken it back. You stay in your group',
  'swap-swapped': 'You have swapped groups. Both groups are told',
  'swap-declined': 'You stay in your group',
  'swap-gone': 'The groups have changed meanwhile, or it was taken back. Nothing was swapped',
} as const;

export function isNews(word: string | undefined): word is keyof typeof NEWS {
  return word !== undefined && Object.hasOwn(NEWS, word);
}

export interface OwnGroup {
  readonly draw: OwnDraw;
  readonly met: readonly Met[];
  /** What waits to be answered; undefined where places cannot be swapped (any more). */
  readonly swaps: readonly WaitingSwap[] | undefined;
}

export interface MeetModel {
  readonly session: Session;
  /** Null for whoever is not signed in. */
  readonly self: { readonly name: string; readonly wishes: boolean; readonly isPausing: boolean } | null;
  readonly signIn: string;
  readonly plan: Date | null;
  readonly groups: readonly OwnGroup[];
  readonly news: keyof typeof NEWS | undefined;
  readonly refusal: string | undefined;
  readonly csrf: string;
}

export function MeetPage(model: MeetModel) {
  const { session, groups, plan, news, refusal } = model;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={refusal === undefined ? [] : [{ field: 'wish', message: refusal }]} />
        {news !== undefined && <NotificationBanner type="success">{NEWS[news]}</NotificationBanner>}
        <PageHeading caption={session.title}>Meet three people</PageHeading>
        {groups.map((group) => (
          <Group key={group.draw.id} {...group} session={session} csrf={model.csrf} />
        ))}
        <section>
          {groups.length > 0 && <h2 class="govuk-heading-m">The next time</h2>}
          <Wish {...model} />
        </section>
        {plan !== null && (
          <p class="govuk-body">
            People are put together on <Time value={plan} zone={session.zone} />.
          </p>
        )}
      </div>
    </div>
  );
}

function Wish({ session, self, signIn, csrf }: MeetModel) {
  const { code } = session;
  if (!takesMeetings(session)) {
    return <EmptyState title="This session puts nobody together any more" />;
  }
  if (self === null) {
    return (
      <>
        <HowItWorks />
        <p class="govuk-body">Sign in first, so that you can be told whom you meet.</p>
        <Button id="wish" href={signIn}>
          Sign in
        </Button>
      </>
    );
  }
  if (self.wishes) {
    return (
      <>
        <p class="govuk-body">
          You are on the list of people who want to meet. When the organiser puts people together, you are
          told by a notice and an email.
        </p>
        {self.isPausing && <Pausing />}
        <Form action={meetingUrls.withdraw(code)} csrf={csrf}>
          <Button variant="secondary" preventDoubleClick>
            I do not want to meet people any more
          </Button>
        </Form>
        <p class="govuk-body-s">
          This also takes you out of the groups on this page, and your email address with you.
        </p>
      </>
    );
  }
  return (
    <>
      <HowItWorks />
      {self.isPausing && <Pausing />}
      {self.name === '' ? (
        <p class="govuk-body">
          <a id="wish" href="/account/details">
            Add your name to your details
          </a>{' '}
          first, so that people know whom they meet.
        </p>
      ) : (
        <Form action={meetingUrls.meet(code)} csrf={csrf}>
          <Button id="wish" preventDoubleClick>
            I want to meet people
          </Button>
        </Form>
      )}
    </>
  );
}

function HowItWorks() {
  return (
    <>
      <p class="govuk-body">
        Get to know three people from this session whom you have not met: from other organisations, places and
        levels. Now, or after the session.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        <li>The people in your group see your name, your organisation and your email address.</li>
        <li>
          They see of <a href={directoryUrls.edit}>your profile</a> what you show them.
        </li>
        <li>
          Everybody who is put together at the same time sees your name and organisation, so that they can ask
          to swap groups with you. You need not say yes.
        </li>
        <li>You may withdraw at any time.</li>
      </ul>
    </>
  );
}

function Pausing() {
  return (
    <InsetText>
      You pause introductions, so you are put together with nobody.{' '}
      <a href="/introductions">Let others ask to meet you</a> again to take part.
    </InsetText>
  );
}

function Group({
  draw,
  met,
  swaps,
  session: { code, zone },
  csrf,
}: OwnGroup & Pick<MeetModel, 'session' | 'csrf'>) {
  return (
    <section>
      <h2 class="govuk-heading-m">
        {draw.group === null ? 'Nobody new this time' : 'Whom you meet'}
        <span class="govuk-caption-m">
          Put together on <Time value={draw.madeAt} zone={zone} />
        </span>
      </h2>
      {draw.group === null && (
        <p class="govuk-body">
          {draw.groups === 0 && draw.people < 4
            ? 'Fewer than 4 people wanted to meet. You stay on the list for the next time.'
            : 'You have met everybody who could be in a group with you. You stay on the list for the next time.'}
        </p>
      )}
      {draw.group !== null && met.length === 0 && (
        <EmptyState title="Everybody else in your group has withdrawn. You stay on the list for the next time" />
      )}
      {met.map((each) => (
        <Person key={each.person.id} {...each} />
      ))}
      {swaps !== undefined && <Swaps code={code} zone={zone} swaps={swaps} csrf={csrf} />}
      {draw.groups > 0 && <HowMade draw={draw} />}
    </section>
  );
}

function Person({ person, email, why }: Met) {
  const { post, workingOn, offers, needs } = person;
  return (
    <article>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1">
        <a class="govuk-link" href={directoryUrls.person(person.id)}>
          {person.name}
        </a>
        {person.organisation !== null && `, ${person.organisation}`}
      </h3>
      {post !== '' && <p class="govuk-body govuk-!-margin-bottom-1">{post}</p>}
      <p class="govuk-body govuk-!-margin-bottom-1">
        <a class="govuk-link" href={`mailto:${email}`}>
          {email}
        </a>
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {workingOn !== '' && <li>Works on: {workingOn}</li>}
        {offers !== '' && <li>Can offer: {offers}</li>}
        {needs !== '' && <li>Looks for: {needs}</li>}
        <li>Why you: {why}</li>
      </ul>
    </article>
  );
}
