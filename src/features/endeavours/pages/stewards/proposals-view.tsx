import { Button } from '../../../../design-system/components/button.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { Select } from '../../../../design-system/components/select.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import { formatDate, formatDateTime } from '../../../../design-system/format.ts';
import { Form, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { seatLabel } from '../../endeavour.ts';
import { type Proposal } from '../../stewards/proposal.ts';
import { DAYS_TO_ANSWER } from '../../consent.ts';
import { TERM_MONTHS, TERMS_IN_A_ROW } from '../../stewardship.ts';
import { endeavourUrls } from '../../urls.ts';
import { typedAt } from '../act.ts';
import { ConsentForm, Consents, seatWords } from '../consent-view.tsx';
import { type StewardsView, whoIs } from './model.ts';

/** A proposal that the seats can still answer. */
export function OpenProposal({ view, proposal }: { view: StewardsView; proposal: Proposal }) {
  const { endeavour, own, csrf, returned, mayTakePart, seats } = view;
  const { id, memberId, seatId, termMonths, why, closesAt, consents } = proposal;
  const held = seats.filter(({ holders, removedAt }) => holders.length > 0 && removedAt === null).length;
  return (
    <section class="se-endeavour__part">
      <h3 class="govuk-heading-s">
        {whoIs(view, memberId, seatId)} for {termMonths} months
      </h3>
      {why !== '' && <p class="govuk-body">{why}</p>}
      <p class="govuk-body">
        {consents.filter(({ answer }) => answer === 'consent').length} of {held} held seats have consented. It
        closes on {formatDateTime(closesAt)}. It is agreed when no objection stands and at least half of the
        held seats, theirs among them, have consented.
      </p>
      <Consents consents={consents} seats={seats} />
      {mayTakePart && (
        <ConsentForm
          action={endeavourUrls.answerProposal(endeavour.id, id)}
          csrf={csrf}
          item={id}
          own={own.seat}
          consents={consents}
          returned={returned}
        />
      )}
    </section>
  );
}

export function ProposeForm({ endeavour, seats, csrf, returned }: StewardsView) {
  const options = seats
    .filter(({ removedAt }) => removedAt === null)
    .flatMap((seat) =>
      seat.holders.map(({ memberId, name }) => ({ value: memberId, text: `${name} (${seatLabel(seat)})` })),
    );
  return (
    <Details summary="Propose a steward" open={returned.errors.length > 0 && returned.at === ''}>
      <p class="govuk-body">
        Anybody who holds a seat can be proposed, and anybody can propose. The seats have {DAYS_TO_ANSWER}{' '}
        days to consent or object. A seat serves at most {TERMS_IN_A_ROW} terms in a row.
      </p>
      <Form action={endeavourUrls.stewards(endeavour.id)} csrf={csrf}>
        <Select
          name="member"
          label="Whom do you propose?"
          options={[{ value: '', text: 'Choose somebody' }, ...options]}
          value={typedAt(returned, '', 'member')}
          error={mistakeAt(returned.errors, 'member')}
        />
        <Radios
          name="months"
          label="For how long?"
          inline
          small
          choices={[3, 6, 9, 12].map((months) => ({ value: months, label: `${months} months` }))}
          value={typedAt(returned, '', 'months') || TERM_MONTHS}
          error={mistakeAt(returned.errors, 'months')}
        />
        <Textarea
          name="why"
          label="Why them? (optional)"
          rows={2}
          value={typedAt(returned, '', 'why')}
          error={mistakeAt(returned.errors, 'why')}
        />
        <Button>Propose</Button>
      </Form>
    </Details>
  );
}

const SETTLED = {
  open: 'open',
  agreed: 'agreed',
  'not-agreed': 'not agreed',
  withdrawn: 'withdrawn',
} as const;

export function SettledProposals(view: StewardsView) {
  const settled = view.proposals.filter(({ state }) => state !== 'open');
  if (settled.length === 0) return null;
  return (
    <Details summary="Settled proposals">
      <ul class="govuk-list govuk-list--bullet">
        {settled.map(({ memberId, seatId, state, outcome, settledAt, consents }) => (
          <li>
            {whoIs(view, memberId, seatId)}: {SETTLED[state]}
            {settledAt !== null && <> on {formatDate(settledAt)}</>}: {outcome}.
            {consents
              .filter(({ answer }) => answer === 'object')
              .map(({ seatId: by, reason }) => ` ${seatWords(view.seats, by)} objected: ${reason}.`)
              .join('')}
          </li>
        ))}
      </ul>
    </Details>
  );
}
