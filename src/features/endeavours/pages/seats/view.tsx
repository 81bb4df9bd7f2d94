import { SummaryList } from '../../../../design-system/components/summary-list.tsx';
import { formatDate } from '../../../../design-system/format.ts';
import { PageHeading, StatusText } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import {
  type Endeavour,
  type Holding,
  type Member,
  SEAT_KIND_WORDS,
  seatLabel,
  type SeatWithHolders,
} from '../../endeavour.ts';

interface SeatsView {
  readonly endeavour: Endeavour;
  readonly seats: readonly SeatWithHolders[];
  readonly members: readonly Member[];
}

export function SeatsPage({ endeavour, seats, members }: SeatsView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption={endeavour.title}>Seats</PageHeading>
        <p class="govuk-body">
          A seat is an organisation’s or a community’s standing place. People hold it for a while and hand it
          on; its promises and its history stay with it. Every seat weighs the same.
        </p>
        {seats.map((seat) => (
          <SeatCard seat={seat} members={members} />
        ))}
      </div>
    </div>
  );
}

function SeatCard({ seat, members }: { seat: SeatWithHolders; members: readonly Member[] }) {
  const reasons = members.filter(
    ({ id, whyItMatters }) => whyItMatters !== '' && seat.holders.some(({ memberId }) => memberId === id),
  );
  return (
    <SummaryList
      card={{ title: seatLabel(seat) }}
      rows={[
        { key: 'Held by', value: <Holders seat={seat} /> },
        { key: 'Brings', value: SEAT_KIND_WORDS[seat.kind] },
        { key: 'Place and level', value: `${seat.place}, ${seat.level.toLowerCase()}` },
        reasons.length > 0 && {
          key: 'Why this matters to me',
          value: reasons.map(({ name, whyItMatters }) => (
            <p class="govuk-body se-endeavour__own-words">
              {reasons.length > 1 && <>{name}: </>}
              {whyItMatters}
            </p>
          )),
        },
        seat.heldBefore.length > 0 && { key: 'Held before by', value: <HeldBefore list={seat.heldBefore} /> },
      ]}
    />
  );
}

function Holders({ seat }: { seat: SeatWithHolders }) {
  if (seat.emptySince !== null) {
    return (
      <>
        <StatusText tone="waiting">Empty</StatusText> since <Time value={seat.emptySince} format="date" />
      </>
    );
  }
  return (
    <>
      {seat.holders.map(({ name, fromAt }) => (
        <div>
          {name}, since <Time value={fromAt} format="date" />
        </div>
      ))}
    </>
  );
}

function HeldBefore({ list }: { list: readonly Holding[] }) {
  return (
    <>
      {list.map(({ name, fromAt, untilAt }) => (
        <div>
          {name}, {formatDate(fromAt)} to {untilAt === null ? 'now' : formatDate(untilAt)}
        </div>
      ))}
    </>
  );
}
