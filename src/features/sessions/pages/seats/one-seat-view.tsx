import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { SummaryList } from '../../../../design-system/components/summary-list.tsx';
import {
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { OverseenSeat } from '../../seats/oversight.repository.ts';
import type { Session } from '../../session.ts';
import { sessionUrls } from '../../urls.ts';
import { clockTime, seatLabel } from './words.ts';

export interface OneSeatView {
  readonly session: Session;
  readonly seat: OverseenSeat;
  readonly canBlock: boolean;
  readonly canSetAside: boolean;
  readonly csrf: string;
  readonly reason: string;
  readonly errors: readonly FieldMistake[];
}

export function OneSeatPage(view: OneSeatView) {
  const { session, seat } = view;
  const showsPeople = session.naming === 'named';
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={view.errors} />
        <PageHeading caption={session.title}>{seatLabel(seat.id)}</PageHeading>
        <SummaryList
          rows={[
            { key: 'Joined', value: clockTime(seat.joinedAt, session.zone) },
            { key: 'Kind', value: seat.kind === 'verified' ? 'Verified' : 'Guest' },
            showsPeople && { key: 'Name', value: seat.name || 'Not given' },
            showsPeople && { key: 'Organisation', value: seat.organisation ?? 'Not given' },
            seat.blockedAt !== null && { key: 'Blocked', value: seat.blockedReason },
            seat.setAsideAt !== null && { key: 'Votes set aside', value: seat.setAsideReason },
          ]}
        />
        {view.canBlock && seat.blockedAt === null && (
          <ReasonForm
            {...view}
            act="block"
            field="block-reason"
            title="Block this seat"
            text="Whoever has it cannot ask, vote or read, and their votes are not counted, until the block is taken back or the session closes. They are told the reason, and so is everybody who has a role."
          />
        )}
        {view.canSetAside && seat.setAsideAt !== null && (
          <Form action={sessionUrls.seatsPutBack(session.code)} csrf={view.csrf}>
            <HiddenFields values={{ seat: seat.id }} />
            <Button variant="secondary">Count its votes again</Button>
          </Form>
        )}
        {view.canSetAside && seat.setAsideAt === null && (
          <ReasonForm
            {...view}
            act="set-aside"
            field="set-aside-reason"
            title="Set its votes aside"
            text="Its votes are taken out of the counts. That is shown to everybody in the session with the reason, and can be taken back."
          />
        )}
      </div>
    </div>
  );
}

interface ReasonFormView extends OneSeatView {
  readonly act: 'block' | 'set-aside';
  readonly field: string;
  readonly title: string;
  readonly text: string;
}

function ReasonForm({ session, seat, csrf, act, field, title, text, reason, errors }: ReasonFormView) {
  const error = mistakeAt(errors, field);
  return (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      <p class="govuk-body">{text}</p>
      <Form action={sessionUrls.oneSeatAct(session.code, seat.id, act)} csrf={csrf}>
        <Input
          name="reason"
          id={field}
          label="Reason"
          hint="It stands on the record of the session, which everybody in it can read. Name nobody."
          value={error === undefined ? '' : reason}
          error={error}
        />
        <Button variant={act === 'block' ? 'warning' : 'secondary'} preventDoubleClick>
          {title}
        </Button>
      </Form>
    </>
  );
}
