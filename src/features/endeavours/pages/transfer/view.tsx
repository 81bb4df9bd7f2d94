import { Button } from '../../../../design-system/components/button.tsx';
import { formatDate, formatDateTime } from '../../../../design-system/format.ts';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { Commitment } from '../../commitments/commitments.repository.ts';
import { type EdgeItem, edgeState } from '../../edge/edge.ts';
import {
  type Endeavour,
  type Member,
  SEAT_KIND_WORDS,
  seatLabel,
  type SeatWithHolders,
} from '../../endeavour.ts';
import { PART_WORDS, type PartName } from '../../transfer/document.ts';
import { endeavourUrls } from '../../urls.ts';

export function TransferPage({ endeavour, parts }: { endeavour: Endeavour; parts: readonly PartName[] }) {
  const { id } = endeavour;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption={endeavour.title}>Take it with you</PageHeading>
        <p class="govuk-body">
          All that the seats put in belongs to them. No file holds email addresses; names are those that
          everybody here sees.
        </p>
        <h2 class="govuk-heading-m">The whole endeavour</h2>
        <p class="govuk-body">
          One file, which another installation can{' '}
          <a class="govuk-link" href={endeavourUrls.bringIn}>
            bring in
          </a>
          , with its whole history, what was found in every round that has closed, and what its perspectives
          say.
        </p>
        <Button href={endeavourUrls.exportJson(id)}>Download as JSON</Button>
        <h2 class="govuk-heading-m">Everything in one file (ZIP)</h2>
        <p class="govuk-body">
          The same file, a page to read or print, all tables, and the results and brief of every round that
          has closed. Ratings by person are in none of them, and small organisations are counted together as
          on the result pages.
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href={endeavourUrls.exportZip(id)}>
            Download everything as ZIP
          </a>
        </p>
        <h2 class="govuk-heading-m">To read or print</h2>
        <p class="govuk-body">
          <a class="govuk-link" href={endeavourUrls.print(id)}>
            A page to print
          </a>
        </p>
        <h2 class="govuk-heading-m">As tables (CSV)</h2>
        <ul class="govuk-list govuk-list--bullet">
          {parts.map((part) => (
            <li>
              <a class="govuk-link" href={endeavourUrls.exportCsv(id, `${part}.csv`)}>
                {PART_WORDS[part]}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

interface PrintView {
  readonly endeavour: Endeavour;
  readonly seats: readonly SeatWithHolders[];
  readonly members: readonly Member[];
  readonly edge: readonly EdgeItem[];
  readonly commitments: readonly Commitment[];
  readonly acts: readonly {
    readonly id: number;
    readonly at: Date;
    readonly sentence: string;
    readonly reason: string | null;
  }[];
  readonly printedAt: Date;
}

const EDGE_WORDS = { in: 'in', out: 'out', contested: 'contested', 'not-said': 'nobody has said' } as const;
const COMMITMENT_WORDS = { open: 'open', kept: 'kept', 'not-kept': 'not kept' } as const;

export function PrintPage({ endeavour, seats, members, edge, commitments, acts, printedAt }: PrintView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading>{endeavour.title}</PageHeading>
        <p class="govuk-body">As of {formatDateTime(printedAt)}.</p>
        <h2 class="govuk-heading-m">What it is about</h2>
        <p class="govuk-body">{endeavour.issue}</p>
        <p class="govuk-body">For: {endeavour.forWhom}</p>
        {endeavour.aim !== '' && <p class="govuk-body">What we are trying to change: {endeavour.aim}</p>}
        <h2 class="govuk-heading-m">Seats</h2>
        <ul class="govuk-list govuk-list--bullet">
          {seats.map((seat) => (
            <li>
              {seatLabel(seat)} ({SEAT_KIND_WORDS[seat.kind].toLowerCase()}; {seat.place},{' '}
              {seat.level.toLowerCase()}):{' '}
              {seat.holders.length === 0 ? 'empty' : seat.holders.map(({ name }) => name).join(', ')}
              {seat.holders.map(({ memberId }) => {
                const why = members.find(({ id }) => id === memberId)?.whyItMatters ?? '';
                return why === '' ? '' : ` – “${why}”`;
              })}
            </li>
          ))}
        </ul>
        <h2 class="govuk-heading-m">In and out</h2>
        <ul class="govuk-list govuk-list--bullet">
          {edge.map(({ text, views }) => (
            <li>
              {text}: {EDGE_WORDS[edgeState(views)]}
            </li>
          ))}
        </ul>
        <h2 class="govuk-heading-m">Commitments</h2>
        <ul class="govuk-list govuk-list--bullet">
          {commitments.map(({ seatId, text, dueOn, state, learned }) => (
            <li>
              {text}, by {formatDate(dueOn)} ({seatName(seats, seatId)}): {COMMITMENT_WORDS[state]}
              {learned !== '' && `. What was learned: ${learned}`}
            </li>
          ))}
        </ul>
        <h2 class="govuk-heading-m">Record</h2>
        <ol class="govuk-list govuk-list--number">
          {acts.toReversed().map(({ at, sentence, reason }) => (
            <li>
              {formatDate(at)}: {sentence}.{reason !== null && ` Reason given: ${reason}`}
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}

function seatName(seats: readonly SeatWithHolders[], id: string): string {
  const seat = seats.find((each) => each.id === id);
  return seat === undefined ? 'a seat that is gone' : seatLabel(seat);
}
