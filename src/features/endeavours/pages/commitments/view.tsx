import { Button } from '../../../../design-system/components/button.tsx';
import { DateInput } from '../../../../design-system/components/date-input.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import { formatDate } from '../../../../design-system/format.ts';
import { Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading, StatusText } from '../../../../design-system/patterns/text.tsx';
import type { Commitment } from '../../commitments/commitments.repository.ts';
import { type Endeavour, type Seat, seatLabel, type SeatWithHolders } from '../../endeavour.ts';
import { endeavourUrls } from '../../urls.ts';
import type { OnwardLink } from '../../../../design-system/patterns/onward-links.tsx';
import { FromThread, ThreadsAbout } from '../../../forum/shared.ts';
import { controlId, type Returned, typedAt } from '../act.ts';

interface CommitmentsView {
  readonly csrf: string;
  readonly endeavour: Endeavour;
  readonly commitments: readonly Commitment[];
  /** The threads about each. */
  readonly threads: ReadonlyMap<string, readonly OnwardLink[]>;
  /** The thread that a new one comes from. */
  readonly source:
    | { readonly title: string; readonly text: string; readonly href: string; readonly query: string }
    | undefined;
  readonly seats: readonly SeatWithHolders[];
  readonly own: Seat;
  readonly mayTakePart: boolean;
  readonly now: Date;
  readonly returned: Returned;
}

export function CommitmentsPage(view: CommitmentsView) {
  const { endeavour, commitments, returned, mayTakePart } = view;
  const open = commitments.filter(({ state }) => state === 'open');
  const settled = commitments.filter(({ state }) => state !== 'open');
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={returned.errors} />
        <PageHeading caption={endeavour.title}>Commitments</PageHeading>
        <p class="govuk-body">
          What each seat said it would do, and by when. A commitment is the seat’s: it stays when the person
          moves on. One that was not kept tells the others what was learned.
        </p>
        <h2 class="govuk-heading-m">Open</h2>
        {open.length === 0 && <EmptyState title="No commitment is open" />}
        {open.map((commitment) => (
          <OneCommitment view={view} commitment={commitment} />
        ))}
        {mayTakePart && <PromiseForm {...view} />}
        {settled.length > 0 && (
          <>
            <h2 class="govuk-heading-m">How others went</h2>
            {settled.toReversed().map((commitment) => (
              <OneCommitment view={view} commitment={commitment} />
            ))}
          </>
        )}
      </div>
    </div>
  );
}

/** As many characters as the field takes. */
const LONGEST_TEXT = 300;

const TONES = { due: 'waiting', open: 'active', kept: 'done', 'not-kept': 'neutral' } as const;
const STATE_WORDS = { open: 'Open', kept: 'Kept', 'not-kept': 'Not kept' } as const;

function OneCommitment({ view, commitment }: { view: CommitmentsView; commitment: Commitment }) {
  const { seats, own, now, mayTakePart, returned } = view;
  const { id, seatId, text, reason, dueOn, state, learned } = commitment;
  const seat = seats.find((each) => each.id === seatId);
  const isDue = state === 'open' && dueOn < now;
  const isAtRisk = state === 'open' && seat !== undefined && seat.holders.length === 0;
  return (
    <section class="se-endeavour__part" id={`commitment-${id}`}>
      <h3 class="govuk-heading-s">{text}</h3>
      <p class="govuk-body">
        {seat === undefined ? 'A seat' : seatLabel(seat)}, by {formatDate(dueOn)}{' '}
        <StatusText tone={TONES[isDue ? 'due' : state]}>
          {isDue ? 'Its date has passed: how did it go?' : STATE_WORDS[state]}
        </StatusText>{' '}
        {isAtRisk && <StatusText tone="waiting">At risk: nobody holds the seat</StatusText>}
        {reason !== '' && (
          <>
            <br />
            Why: {reason}
          </>
        )}
        {learned !== '' && (
          <>
            <br />
            What was learned: {learned}
          </>
        )}
      </p>
      <ThreadsAbout threads={view.threads.get(id)} />
      {state === 'open' && seatId === own.id && mayTakePart && (
        <Details
          summary={
            <>
              Say how it went<span class="govuk-visually-hidden">: {text}</span>
            </>
          }
          open={isDue || returned.at === id}
        >
          <SettleForm view={view} id={id} />
        </Details>
      )}
    </section>
  );
}

function SettleForm({ view, id }: { view: CommitmentsView; id: string }) {
  const { endeavour, csrf, returned } = view;
  return (
    <Form action={endeavourUrls.settleCommitment(endeavour.id, id)} csrf={csrf}>
      <Radios
        name="state"
        id={controlId('state', id)}
        label="How did it go?"
        inline
        small
        choices={[
          { value: 'kept', label: 'Kept' },
          { value: 'not-kept', label: 'Not kept' },
        ]}
        value={typedAt(returned, id, 'state')}
        error={mistakeAt(returned.errors, controlId('state', id))}
      />
      <Textarea
        name="learned"
        id={controlId('learned', id)}
        label="What was learned?"
        rows={2}
        value={typedAt(returned, id, 'learned')}
        error={mistakeAt(returned.errors, controlId('learned', id))}
      />
      <Button variant="secondary">Save</Button>
    </Form>
  );
}

function PromiseForm({ endeavour, csrf, own, returned, source }: CommitmentsView) {
  const typed = (part: string): string => typedAt(returned, '', `due-${part}`);
  const dateError = returned.errors.find(({ field }) => field.startsWith('due-'))?.message;
  return (
    <>
      <h2 class="govuk-heading-m" id="commit">
        Commit your seat
      </h2>
      {source !== undefined && <FromThread source={source} />}
      <Form action={`${endeavourUrls.commitments(endeavour.id)}${source?.query ?? ''}`} csrf={csrf}>
        <Input
          name="text"
          label={`What will ${seatLabel(own)} do?`}
          value={typedAt(returned, '', 'text') || (source?.text.slice(0, LONGEST_TEXT) ?? '')}
          error={mistakeAt(returned.errors, 'text')}
        />
        <DateInput
          name="due"
          label="By when?"
          value={{ day: typed('day'), month: typed('month'), year: typed('year') }}
          error={dateError}
        />
        <Input
          name="reason"
          label="Why it matters (optional)"
          value={typedAt(returned, '', 'reason')}
          error={mistakeAt(returned.errors, 'reason')}
        />
        <Button variant="secondary" preventDoubleClick>
          Commit
        </Button>
      </Form>
    </>
  );
}
