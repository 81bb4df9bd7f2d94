import { Button } from '../../../../design-system/components/button.tsx';
import { Pagination, type PaginationProps } from '../../../../design-system/components/pagination.tsx';
import { Table } from '../../../../design-system/components/table.tsx';
import { formatCount, formatNumber } from '../../../../design-system/format.ts';
import { Form, FormErrors } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { Breakdown } from '../../../../analysis/suppression.ts';
import type { OverseenSeat, SeatCounts } from '../../seats/oversight.repository.ts';
import { sessionUrls } from '../../urls.ts';
import { UnusualGroups, type UnusualView } from './unusual-view.tsx';
import { clockTime, seatLabel } from './words.ts';

export interface SeatsView extends UnusualView {
  readonly counts: SeatCounts;
  readonly breakdown: Breakdown;
  /** Names of organisations by id. */
  readonly organisations: ReadonlyMap<string, string>;
  readonly marked: readonly OverseenSeat[];
  /** Null where only blocks are shown. */
  readonly page: { readonly seats: readonly OverseenSeat[]; readonly links: PaginationProps } | null;
}

export function SeatsPage(view: SeatsView) {
  const { session, page, mistakes } = view;
  return (
    <>
      {mistakes && <FormErrors errors={mistakes.errors} />}
      <PageHeading caption={session.title}>Seats</PageHeading>
      <Present {...view} />
      {page && <UnusualGroups {...view} />}
      <Marked {...view} />
      {page && <AllSeats {...view} page={page} />}
    </>
  );
}

function Present({ counts, breakdown, organisations }: SeatsView) {
  return (
    <>
      <dl class="se-figures">
        <div>
          <dt>Verified</dt>
          <dd>{formatNumber(counts.verified)}</dd>
        </div>
        <div>
          <dt>Guests</dt>
          <dd>{formatNumber(counts.guests)}</dd>
        </div>
      </dl>
      {breakdown.rows === null ? (
        <p class="govuk-body">Too few people for numbers by organisation.</p>
      ) : (
        breakdown.rows.length > 0 && (
          <Table
            caption="By organisation, as people said when joining"
            captionClass="govuk-table__caption--m"
            head={['Organisation', { content: 'People', numeric: true }]}
            rows={breakdown.rows.map(({ group, people }) => [
              group === null
                ? 'Smaller ones together'
                : group === ''
                  ? 'None given'
                  : (organisations.get(group) ?? ''),
              people === null ? 'Not shown' : formatNumber(people),
            ])}
            firstCellIsHeader
          />
        )
      )}
      <p class="govuk-hint">
        Organisations of fewer than 3 people are counted together, and not shown where that would tell who
        they are. Seats that are blocked or set aside are left out.
      </p>
    </>
  );
}

function Marked({ session, marked, csrf, canSetAside }: SeatsView) {
  const blocked = marked.filter((seat) => seat.blockedAt !== null);
  const groups = Map.groupBy(
    marked.filter((seat) => seat.setAsideAt !== null),
    (seat) => `${seat.setAsideAt?.toISOString()} ${seat.setAsideReason}`,
  );
  return (
    <>
      <h2 class="govuk-heading-m">Blocked or set aside</h2>
      {marked.length === 0 && <p class="govuk-body">None.</p>}
      <ul class="se-cards">
        {blocked.map((seat) => (
          <li class="se-card">
            <BlockedSeat {...{ session, seat, csrf }} />
          </li>
        ))}
        {[...groups.values()].map((seats) => (
          <li class="se-card">
            <SetAside {...{ session, seats, csrf, canSetAside }} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface MarkedSeat {
  readonly session: SeatsView['session'];
  readonly csrf: string;
}

function BlockedSeat({ session, seat, csrf }: MarkedSeat & { seat: OverseenSeat }) {
  return (
    <>
      <h3 class="govuk-heading-s se-card__head">{seatLabel(seat.id)}</h3>
      <p class="govuk-body">
        Blocked at {seat.blockedAt && clockTime(seat.blockedAt, session.zone)}: {seat.blockedReason}
      </p>
      <Form action={sessionUrls.oneSeatAct(session.code, seat.id, 'unblock')} csrf={csrf}>
        <Button variant="secondary" aria-label={`Take back the block: ${seatLabel(seat.id)}`}>
          Take back the block
        </Button>
      </Form>
    </>
  );
}

interface SetAsideGroup extends MarkedSeat {
  readonly seats: readonly OverseenSeat[];
  readonly canSetAside: boolean;
}

/** Seats that were set aside together are put back together; one of them alone from its own page. */
function SetAside({ session, seats, csrf, canSetAside }: SetAsideGroup) {
  const [first] = seats;
  if (first === undefined) return null;
  const count = formatCount(seats.length, 'seat');
  return (
    <>
      <h3 class="govuk-heading-s se-card__head">{count}</h3>
      <p class="govuk-body">
        Votes set aside at {first.setAsideAt && clockTime(first.setAsideAt, session.zone)}:{' '}
        {first.setAsideReason}
      </p>
      <p class="govuk-body">{seats.map(({ id }) => seatLabel(id)).join(', ')}</p>
      {canSetAside && (
        <Form action={sessionUrls.seatsPutBack(session.code)} csrf={csrf}>
          {seats.map(({ id }) => (
            <input type="hidden" name="seat" value={id} />
          ))}
          <Button
            variant="secondary"
            aria-label={`Count their votes again: ${count}, ${first.setAsideReason}`}
          >
            Count their votes again
          </Button>
        </Form>
      )}
    </>
  );
}

function AllSeats({ session, page }: SeatsView & { page: NonNullable<SeatsView['page']> }) {
  const showsPeople = session.naming === 'named';
  const rows = page.seats.map((seat) => [
    <a href={sessionUrls.oneSeat(session.code, seat.id)}>{seatLabel(seat.id)}</a>,
    clockTime(seat.joinedAt, session.zone),
    seat.kind === 'verified' ? 'Verified' : 'Guest',
    ...(showsPeople ? [saidAbout(seat)] : []),
  ]);
  return (
    <>
      <h2 class="govuk-heading-m">All seats</h2>
      {!showsPeople && (
        <p class="govuk-body">Names are not shown in this session, so seats are listed without them.</p>
      )}
      {rows.length === 0 ? (
        <p class="govuk-body">Nobody has joined yet.</p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        <div class="se-scroll" tabIndex={0} role="region" aria-label="All seats">
          <Table
            head={['Seat', 'Joined', 'Kind', ...(showsPeople ? ['Name and organisation'] : [])]}
            rows={rows}
            firstCellIsHeader
          />
        </div>
      )}
      <Pagination {...page.links} />
    </>
  );
}

function saidAbout({ name, organisation }: OverseenSeat): string {
  return [name, organisation ?? ''].filter((part) => part !== '').join(', ') || 'Not given';
}
