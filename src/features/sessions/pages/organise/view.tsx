import { Button } from '../../../../design-system/components/button.tsx';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { SummaryList } from '../../../../design-system/components/summary-list.tsx';
import { PageHeading, StatusText, type StatusTone } from '../../../../design-system/patterns/text.tsx';
import type { ReadyLine } from '../../organise/readiness.ts';
import type { Step } from '../../organise/steps.ts';
import { showJoinCode } from '../../join-code.ts';
import { organiseUrls } from '../../organise/urls.ts';
import type { Session } from '../../session.ts';
import { sessionUrls } from '../../urls.ts';
import { SessionState, SessionTime } from '../about/programme-view.tsx';

const NEWS = {
  created: 'The draft is created',
  details: 'The details are saved',
  links: 'The links are saved',
  joining: 'Who may join is saved',
  asking: 'Asking and voting are saved',
  announced: 'The session is announced',
  open: 'The session is open for questions',
  archived: 'The session is archived',
  'moved-meanwhile': 'Nothing was done: somebody else has moved the session on',
  rehearsal: 'The rehearsal is ready. It has a code of its own',
  continued: 'The new session is ready. It has a code of its own',
  'rehearsal-ended': 'The rehearsal and everything in it are deleted',
} as const;

export function isNews(done: string | undefined): done is keyof typeof NEWS {
  return done !== undefined && Object.hasOwn(NEWS, done);
}

export function OrganiseNews({ done }: { done: keyof typeof NEWS }) {
  return done === 'moved-meanwhile' ? (
    <NotificationBanner>{NEWS[done]}</NotificationBanner>
  ) : (
    <NotificationBanner type="success">{NEWS[done]}</NotificationBanner>
  );
}

export interface OverviewView {
  readonly session: Session;
  readonly lines: readonly ReadyLine[];
  readonly step: Step | undefined;
  /** What moves the session on besides the organiser. */
  readonly whatElse: string | undefined;
  /** What people type or scan to join. */
  readonly address: string;
  /** The session in which this one goes on, after it was closed by mistake. */
  readonly continuation: { readonly code: string; readonly title: string } | undefined;
}

export function OverviewPage(view: OverviewView) {
  const { session, address } = view;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption="Organise">{session.title}</PageHeading>
        <p class="govuk-body">
          <SessionTime session={session} />
        </p>
        <SessionState session={session} />
        <NextStep {...view} />
        <h2 class="govuk-heading-m">How people join</h2>
        <p class="govuk-body">
          At{' '}
          <a class="govuk-link" href={sessionUrls.short(session.code)}>
            {address}
          </a>
          , with the code <strong>{showJoinCode(session.code)}</strong>
          {session.state === 'draft' && ', once the session is announced'}.
        </p>
        <ul class="govuk-list govuk-list--bullet">
          <li>
            <a class="govuk-link" href={organiseUrls.poster(session.code)}>
              Poster with code and QR code, to print
            </a>
          </li>
          <li>
            <a class="govuk-link" href={sessionUrls.calendar(session.code)}>
              Calendar file
            </a>
          </li>
          {session.joining === 'verified' && (
            <li>
              <a class="govuk-link" href={organiseUrls.tickets(session.code)}>
                One-time tickets
              </a>
            </li>
          )}
        </ul>
        <h2 class="govuk-heading-m">What is ready</h2>
        <SummaryList rows={view.lines.map((line) => readyRow(line, session))} />
        <More {...view} />
      </div>
    </div>
  );
}

function NextStep({ session, step, whatElse }: OverviewView) {
  return (
    <>
      <h2 class="govuk-heading-m">Next</h2>
      {whatElse !== undefined && <p class="govuk-body">{whatElse}</p>}
      {step && <Button href={organiseUrls.move(session.code, step.to)}>{step.button}</Button>}
    </>
  );
}

const TONES: Readonly<Record<ReadyLine['state'], StatusTone>> = {
  ready: 'done',
  'to do': 'problem',
  waiting: 'waiting',
  optional: 'neutral',
};
const STATE_NAMES: Readonly<Record<ReadyLine['state'], string>> = {
  ready: 'Ready',
  'to do': 'To do',
  waiting: 'Waiting',
  optional: 'Optional',
};

function readyRow({ what, state, facts, href }: ReadyLine, session: Session) {
  return {
    key: what,
    value: (
      <>
        <StatusText tone={TONES[state]}>{STATE_NAMES[state]}</StatusText>
        <br />
        {facts}
      </>
    ),
    actions:
      session.state === 'archived' ? [] : [{ href, text: 'Change', visuallyHiddenText: what.toLowerCase() }],
  };
}

function More({ session, continuation }: OverviewView) {
  return (
    <>
      <h2 class="govuk-heading-m">More</h2>
      <ul class="govuk-list govuk-list--bullet">
        {session.rehearsalOf === null && session.state !== 'archived' && (
          <li>
            <a class="govuk-link" href={organiseUrls.rehearsal(session.code)}>
              Rehearse the session
            </a>
          </li>
        )}
        {session.rehearsalOf !== null && (
          <li>
            <a class="govuk-link" href={organiseUrls.endRehearsal(session.code)}>
              End this rehearsal
            </a>
          </li>
        )}
        {session.state === 'closed' && continuation === undefined && (
          <li>
            <a class="govuk-link" href={organiseUrls.goOn(session.code)}>
              Closed by mistake? Go on in a new session
            </a>
          </li>
        )}
        {continuation && (
          <li>
            This session goes on in{' '}
            <a class="govuk-link" href={sessionUrls.home(continuation.code)}>
              {continuation.title}
            </a>
          </li>
        )}
        <li>
          <a class="govuk-link" href={sessionUrls.organiseEndeavours(session.code)}>
            Endeavours linked to this session
          </a>
        </li>
        <li>
          <a class="govuk-link" href={sessionUrls.organiseMeet(session.code)}>
            Meet three people: put people together who want to meet
          </a>
        </li>
        <li>
          <a class="govuk-link" href={sessionUrls.record(session.code)}>
            Record of what was done
          </a>
        </li>
        <li>
          <a class="govuk-link" href={sessionUrls.home(session.code)}>
            The session as participants see it
          </a>
        </li>
      </ul>
    </>
  );
}
