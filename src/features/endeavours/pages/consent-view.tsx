import { Button } from '../../../design-system/components/button.tsx';
import { Input } from '../../../design-system/components/input.tsx';
import { Radios } from '../../../design-system/components/radios.tsx';
import { Form, mistakeAt } from '../../../design-system/patterns/form.tsx';
import { type Seat, seatLabel } from '../endeavour.ts';
import type { Consent } from '../consent.ts';
import { controlId, type Returned, typedAt } from './act.ts';

/** What the seats have said to a proposal so far. */
export function Consents({ consents, seats }: { consents: readonly Consent[]; seats: readonly Seat[] }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {consents.map(({ seatId, answer, reason }) => (
        <li>
          {seatWords(seats, seatId)} {answer === 'consent' ? 'consents' : 'objects'}
          {reason !== '' && <>: {reason}</>}
        </li>
      ))}
    </ul>
  );
}

export function seatWords(seats: readonly Seat[], id: string): string {
  const seat = seats.find((each) => each.id === id);
  return seat === undefined ? 'A seat' : seatLabel(seat);
}

interface ConsentFormView {
  readonly action: string;
  readonly csrf: string;
  /** The id of the proposal. */
  readonly item: string;
  readonly own: Seat;
  readonly consents: readonly Consent[];
  readonly returned: Returned;
}

/** Where a seat says whether it consents to a proposal; it may say something else until the proposal is settled. */
export function ConsentForm({ action, csrf, item, own, consents, returned }: ConsentFormView) {
  const mine = consents.find(({ seatId }) => seatId === own.id);
  const isReturned = returned.at === item && returned.errors.length > 0;
  const at = (field: string): string => controlId(field, item);
  return (
    <Form action={action} csrf={csrf}>
      <Radios
        name="answer"
        id={at('answer')}
        label={`What does your seat, ${seatLabel(own)}, say?`}
        small
        choices={[
          { value: 'consent', label: 'Consents', hint: 'Good enough for now, safe enough to try' },
          { value: 'object', label: 'Objects', hint: 'It would do harm, and here is why' },
        ]}
        value={typedAt(returned, item, 'answer') || (mine?.answer ?? '')}
        error={mistakeAt(returned.errors, at('answer'))}
      />
      <Input
        name="reason"
        id={at('reason')}
        label="Reason (needed for an objection)"
        value={isReturned ? typedAt(returned, item, 'reason') : (mine?.reason ?? '')}
        error={mistakeAt(returned.errors, at('reason'))}
      />
      <Button variant="secondary">{mine === undefined ? 'Answer' : 'Change our answer'}</Button>
    </Form>
  );
}
