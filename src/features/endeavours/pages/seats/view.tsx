import { Button } from '../../../../design-system/components/button.tsx';
import { SummaryList } from '../../../../design-system/components/summary-list.tsx';
import { formatDate } from '../../../../design-system/format.ts';
import { Form, FormErrors } from '../../../../design-system/patterns/form.tsx';
import { PageHeading, StatusText, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import {
  type Endeavour,
  type Holding,
  type Member,
  SEAT_KIND_WORDS,
  seatLabel,
  type SeatWithHolders,
} from '../../endeavour.ts';
import type { Invitation } from '../../invitations/invitations.repository.ts';
import { endeavourUrls } from '../../urls.ts';
import type { Returned } from '../act.ts';

interface SeatsView {
  readonly endeavour: Endeavour;
  readonly seats: readonly SeatWithHolders[];
  readonly members: readonly Member[];
  readonly csrf: string;
  readonly maySteward: boolean;
  /** Those that nobody has answered. */
  readonly invitations: readonly Invitation[];
  readonly now: Date;
  readonly returned: Returned;
}

export function SeatsPage(view: SeatsView) {
  const { endeavour, seats, members, maySteward, returned } = view;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={returned.errors} />
        <PageHeading caption={endeavour.title}>Seats</PageHeading>
        <p class="govuk-body">
          A seat is an organisation’s or a community’s standing place. People hold it for a while and hand it
          on; its promises and its history stay with it. Every seat weighs the same.
        </p>
        {maySteward && <Button href={endeavourUrls.invite(endeavour.id)}>Invite somebody</Button>}
        {seats.map((seat) => (
          <SeatCard seat={seat} members={members} endeavour={endeavour} maySteward={maySteward} />
        ))}
        <Invitations {...view} />
      </div>
    </div>
  );
}

function SeatCard({
  seat,
  members,
  endeavour,
  maySteward,
}: {
  seat: SeatWithHolders;
  members: readonly Member[];
  endeavour: Endeavour;
  maySteward: boolean;
}) {
  const actions = [
    { text: 'Invite', href: `${endeavourUrls.invite(endeavour.id)}?seat=${seat.id}` },
    { text: 'Remove', href: endeavourUrls.removeSeat(endeavour.id, seat.id) },
  ];
  const reasons = members.filter(
    ({ id, whyItMatters }) => whyItMatters !== '' && seat.holders.some(({ memberId }) => memberId === id),
  );
  return (
    <SummaryList
      card={{ title: seatLabel(seat), actions: maySteward ? actions : [] }}
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

function Invitations({ endeavour, invitations, seats, members, maySteward, csrf, now }: SeatsView) {
  if (invitations.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Invitations that wait for an answer</h2>
      <ul class="govuk-list govuk-list--spaced">
        {invitations.map(({ id, seatId, invitedBy, email, madeAt, expiresAt }) => {
          const seat = seats.find((each) => each.id === seatId);
          const label = seat === undefined ? 'a seat that was removed' : seatLabel(seat);
          const by = members.find((each) => each.id === invitedBy)?.name ?? 'a steward';
          return (
            <li>
              To {label}, {email === null ? 'with a link' : 'by email'}, by {by} on{' '}
              <Time value={madeAt} format="date" />.{' '}
              {expiresAt <= now ? 'Too old to be accepted.' : `Open until ${formatDate(expiresAt)}.`}
              {maySteward && (
                <Form action={endeavourUrls.revoke(endeavour.id, id)} csrf={csrf}>
                  <Button variant="secondary" id={`take-back-${id}`}>
                    Take back<VisuallyHidden> the invitation to {label}</VisuallyHidden>
                  </Button>
                </Form>
              )}
            </li>
          );
        })}
      </ul>
    </>
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
