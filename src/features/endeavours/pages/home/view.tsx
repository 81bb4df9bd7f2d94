import type { ComponentChildren } from 'preact';
import { Button } from '../../../../design-system/components/button.tsx';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { WarningText } from '../../../../design-system/components/warning-text.tsx';
import { formatDate } from '../../../../design-system/format.ts';
import { PageHeading, StatusText } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { type EdgeItem, edgeState } from '../../edge/edge.ts';
import { type Endeavour, type Member, type Seat, seatLabel, type SeatWithHolders } from '../../endeavour.ts';
import { STEWARDS_AT_LEAST } from '../../stewardship.ts';
import { endeavourUrls } from '../../urls.ts';
import { Place, type PlaceView as Origin } from '../sessions/place-view.tsx';
import { ClosedWords } from './closed-words.tsx';

interface Term {
  readonly memberId: string;
  readonly office: 'convener' | 'steward';
  readonly untilAt: Date;
}

export interface HomeView {
  readonly endeavour: Endeavour;
  readonly seats: readonly SeatWithHolders[];
  readonly own: { readonly seat: Seat; readonly member: Member };
  readonly isSteward: boolean;
  /** What became of it, where it is closed. */
  readonly became: string | undefined;
  readonly term: Term | undefined;
  readonly stewards: readonly Term[];
  /** Where it began, where it did not begin from nothing. */
  readonly origin: Origin | undefined;
  /** Those that it is linked to, without the one that it began from. */
  readonly sessions: readonly Origin[];
  readonly missing: {
    readonly voices: readonly string[];
    /** Empty ones of the needed combinations of place and level. */
    readonly gaps: number;
    readonly needed: number;
  };
  readonly edge: readonly EdgeItem[];
  readonly questions: readonly { readonly id: string; readonly text: string }[];
  readonly news: {
    readonly since: Date | null;
    readonly acts: readonly { readonly id: number; readonly at: Date; readonly sentence: string }[];
  };
  readonly parts: {
    readonly shapes: readonly ComponentChildren[];
    readonly open: readonly { readonly text: string; readonly href: string; readonly detail?: string }[];
    readonly moves: readonly { readonly text: string; readonly href: string; readonly minutes: number }[];
  };
}

const NEWS_SHOWN = 5;
const QUESTIONS_SHOWN = 5;

export function HomePage(view: HomeView) {
  const { endeavour, own, parts } = view;
  const [move] = parts.moves;
  return (
    <>
      <PageHeading caption="Endeavour">{endeavour.title}</PageHeading>
      <p class="govuk-body">
        Your seat: {seatLabel(own.seat)}. {ownOffice(view)}
      </p>
      <Closed {...view} />
      <StewardsWarning {...view} />
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-one-half">
          <Part title="What we are trying to change">
            <p class="govuk-body">{endeavour.aim === '' ? endeavour.issue : endeavour.aim}</p>
            <p class="govuk-body">For: {endeavour.forWhom}</p>
            <BeganFrom {...view} />
            <LinkedSessions {...view} />
            <p class="govuk-body">
              <a class="govuk-link" href={endeavourUrls.wording(endeavour.id)}>
                The issue in full, and how it was worded before
              </a>
            </p>
          </Part>
          <Part title="Who is here, and who is missing">
            <WhoIsHere {...view} />
          </Part>
          <Part title="What kind of problem it is">
            {parts.shapes.length === 0 ? <p class="govuk-body">Nobody has said yet.</p> : parts.shapes}
          </Part>
        </div>
        <div class="govuk-grid-column-one-half">
          <Part title="Your next small move">
            {move === undefined ? (
              <p class="govuk-body">Nothing waits for you. Thank you.</p>
            ) : (
              <>
                <p class="govuk-body">
                  {move.text} (about {move.minutes} minutes)
                </p>
                <Button href={move.href}>Do this now</Button>
              </>
            )}
          </Part>
          <Part title="What is open">
            <WhatIsOpen {...view} />
          </Part>
          <Part title="What happened since you were last here">
            <News {...view} />
          </Part>
        </div>
      </div>
    </>
  );
}

function BeganFrom({ origin }: HomeView) {
  if (origin === undefined) return null;
  return (
    <p class="govuk-body">
      It began from <Place {...origin} />.
    </p>
  );
}

function LinkedSessions({ endeavour, sessions }: HomeView) {
  return (
    <p class="govuk-body">
      {sessions.length > 0 && (
        <>
          It is linked to{' '}
          {sessions.map((session, index) => (
            <>
              {index > 0 && '; '}
              <Place {...session} />
            </>
          ))}
          .{' '}
        </>
      )}
      <a class="govuk-link" href={endeavourUrls.sessions(endeavour.id)}>
        Sessions of this endeavour
      </a>
    </p>
  );
}

function Closed({ endeavour, became }: HomeView) {
  if (endeavour.state !== 'closed') return null;
  return (
    <InsetText>
      <ClosedWords endeavour={endeavour} became={became} />
      <p class="govuk-body">
        <a class="govuk-link" href={endeavourUrls.ending(endeavour.id)}>
          How it was closed, and how to open it again
        </a>
      </p>
    </InsetText>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="se-endeavour__part">
      <h2 class="govuk-heading-m">{title}</h2>
      {children}
    </section>
  );
}

function ownOffice({ term }: HomeView): string {
  if (term === undefined) return '';
  const until = formatDate(term.untilAt);
  return term.office === 'steward'
    ? `You are a steward until ${until}.`
    : `You convene this endeavour until its seats have chosen stewards, or until ${until}.`;
}

function StewardsWarning({ stewards, endeavour }: HomeView) {
  if (endeavour.state !== 'active' || stewards.length >= STEWARDS_AT_LEAST) return null;
  return (
    <WarningText>
      {stewards.length === 0 ? 'This endeavour has no steward.' : 'This endeavour has one steward only.'} It
      needs at least two, chosen by its seats.{' '}
      <a class="govuk-link" href={endeavourUrls.stewards(endeavour.id)}>
        Propose a steward
      </a>
    </WarningText>
  );
}

function WhoIsHere({ endeavour, seats, missing: { voices, gaps, needed } }: HomeView) {
  const held = seats.filter(({ emptySince }) => emptySince === null);
  const empty = seats.filter(({ emptySince }) => emptySince !== null);
  const organisations = new Set(seats.map(({ organisation }) => organisation));
  return (
    <>
      <p class="govuk-body">
        {seats.length} {seats.length === 1 ? 'seat' : 'seats'} in {organisations.size}{' '}
        {organisations.size === 1 ? 'organisation or community' : 'organisations and communities'};{' '}
        {held.length} {held.length === 1 ? 'is' : 'are'} held.
      </p>
      {empty.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {empty.map((seat) => (
            <li>
              {seatLabel(seat)} <StatusText tone="waiting">Empty</StatusText>
            </li>
          ))}
        </ul>
      )}
      {voices.length > 0 && <p class="govuk-body">Named as missing: {voices.join('; ')}.</p>}
      {gaps > 0 && (
        <p class="govuk-body">
          Nobody is here for {gaps} of {needed} combinations of place and level.
        </p>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={endeavourUrls.seats(endeavour.id)}>
          All seats
        </a>{' '}
        and{' '}
        <a class="govuk-link" href={endeavourUrls.missing(endeavour.id)}>
          who is missing
        </a>
      </p>
    </>
  );
}

function WhatIsOpen({ endeavour, parts, questions, edge }: HomeView) {
  const contested = edge.filter(({ views }) => edgeState(views) === 'contested');
  if (parts.open.length + questions.length + contested.length === 0) {
    return <p class="govuk-body">Nothing is open.</p>;
  }
  return (
    <>
      <ul class="govuk-list govuk-list--bullet">
        {parts.open.map(({ text, href, detail }) => (
          <li>
            <a class="govuk-link" href={href}>
              {text}
            </a>
            {detail !== undefined && <> – {detail}</>}
          </li>
        ))}
        {contested.map(({ text }) => (
          <li>
            <a class="govuk-link" href={endeavourUrls.edge(endeavour.id)}>
              In or out: {text}
            </a>{' '}
            – seats see this differently
          </li>
        ))}
      </ul>
      {questions.length > 0 && (
        <>
          <h3 class="govuk-heading-s">Questions it began with</h3>
          <ul class="govuk-list govuk-list--bullet">
            {questions.slice(0, QUESTIONS_SHOWN).map(({ text }) => (
              <li>{text}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function News({ news, endeavour }: HomeView) {
  const record = (
    <p class="govuk-body">
      <a class="govuk-link" href={endeavourUrls.record(endeavour.id)}>
        The whole record
      </a>
    </p>
  );
  if (news.acts.length === 0) {
    return (
      <>
        <p class="govuk-body">Nothing new.</p>
        {record}
      </>
    );
  }
  return (
    <>
      <ul class="govuk-list govuk-list--spaced">
        {news.acts.slice(0, NEWS_SHOWN).map(({ id, at, sentence }) => (
          <li key={id}>
            {sentence}. <Time value={at} format="date" class="govuk-hint" />
          </li>
        ))}
      </ul>
      {record}
    </>
  );
}
