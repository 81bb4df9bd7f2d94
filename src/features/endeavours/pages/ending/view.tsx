import { Button } from '../../../../design-system/components/button.tsx';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import { formatDate, formatDateTime } from '../../../../design-system/format.ts';
import { Form, FormErrors, HiddenFields, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { Endeavour, Member, Seat, SeatWithHolders } from '../../endeavour.ts';
import { type Ending, lastClosing } from '../../ending/ending.ts';
import { DAYS_TO_ANSWER } from '../../consent.ts';
import { endeavourUrls } from '../../urls.ts';
import { type Returned, typedAt } from '../act.ts';
import { ConsentForm, Consents, seatWords } from '../consent-view.tsx';

interface EndingView {
  readonly csrf: string;
  readonly endeavour: Endeavour;
  readonly endings: readonly Ending[];
  readonly seats: readonly SeatWithHolders[];
  readonly own: { readonly member: Member; readonly seat: Seat };
  readonly returned: Returned;
}

export function EndingPage(view: EndingView) {
  const { endeavour, endings, returned } = view;
  const isClosed = endeavour.state === 'closed';
  const open = endings.find(({ state }) => state === 'open');
  const settled = endings.filter(({ state }) => state !== 'open');
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={returned.errors} />
        <PageHeading caption={endeavour.title}>
          {isClosed ? 'How it was closed' : 'Close this endeavour'}
        </PageHeading>
        {isClosed && <HowClosed {...view} />}
        <p class="govuk-body">
          {isClosed
            ? 'Everything in it can still be read and exported by its seats, and nothing changes. The seats can open it again by consent.'
            : 'An endeavour ends when its seats consent to it and have said what became of it. Everything stays readable for them, and they can open it again.'}
        </p>
        {open === undefined ? <ProposeForm {...view} /> : <OpenEnding view={view} ending={open} />}
        {settled.length > 0 && (
          <>
            <h2 class="govuk-heading-m">What was decided before</h2>
            <ul class="govuk-list govuk-list--spaced">
              {settled.map((ending) => (
                <Settled view={view} ending={ending} />
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}

function HowClosed({ endeavour, endings }: EndingView) {
  const closing = lastClosing(endings);
  return (
    <InsetText>
      <p class="govuk-body">
        Closed{endeavour.closedAt !== null && <> on {formatDate(endeavour.closedAt)}</>} by consent of its
        seats{closing !== undefined && <>: {closing.outcome}</>}.
      </p>
      {closing !== undefined && <p class="govuk-body se-lines">What became of it: {closing.became}</p>}
    </InsetText>
  );
}

function OpenEnding({ view, ending }: { view: EndingView; ending: Ending }) {
  const { endeavour, seats, own, csrf, returned } = view;
  const { id, kind, became, seatId, closesAt, consents } = ending;
  const held = seats.filter(({ holders, removedAt }) => holders.length > 0 && removedAt === null).length;
  return (
    <section class="se-endeavour__part">
      <h2 class="govuk-heading-m">
        {kind === 'close' ? 'It is proposed to close it' : 'It is proposed to open it again'}
      </h2>
      <p class="govuk-body se-lines">
        {seatWords(seats, seatId)} wrote: {became}
      </p>
      <p class="govuk-body">
        {consents.filter(({ answer }) => answer === 'consent').length} of {held} held seats have consented. It
        is settled on {formatDateTime(closesAt)}, or as soon as every held seat has consented. It is agreed
        when no objection stands and at least half of the held seats have consented.
      </p>
      <Consents consents={consents} seats={seats} />
      <ConsentForm
        action={endeavourUrls.answerEnding(endeavour.id, id)}
        csrf={csrf}
        item={id}
        own={own.seat}
        consents={consents}
        returned={returned}
      />
    </section>
  );
}

function ProposeForm({ endeavour, csrf, returned }: EndingView) {
  const isClosed = endeavour.state === 'closed';
  return (
    <Form action={endeavourUrls.ending(endeavour.id)} csrf={csrf}>
      <HiddenFields values={{ kind: isClosed ? 'reopen' : 'close' }} />
      <Textarea
        name="became"
        label={isClosed ? 'Why should it be open again?' : 'What became of it?'}
        hint={
          isClosed
            ? 'Every seat reads this'
            : 'What changed, what did not, and where it goes on if it does. Every seat reads this, and it stays on the home page.'
        }
        value={typedAt(returned, '', 'became')}
        error={mistakeAt(returned.errors, 'became')}
      />
      <p class="govuk-body">The seats have {DAYS_TO_ANSWER} days to consent or object.</p>
      <Button preventDoubleClick variant={isClosed ? undefined : 'warning'}>
        {isClosed ? 'Propose to open it again' : 'Propose to close it'}
      </Button>
    </Form>
  );
}

function Settled({ view, ending }: { view: EndingView; ending: Ending }) {
  const { kind, state, outcome, settledAt, became, consents } = ending;
  const objections = consents.filter(({ answer }) => answer === 'object');
  return (
    <li>
      {settledAt !== null && <>{formatDate(settledAt)}: </>}
      {kind === 'close' ? 'to close it' : 'to open it again'}, {state === 'agreed' ? 'agreed' : 'not agreed'}:{' '}
      {outcome}.
      <br />
      <span class="se-lines">“{became}”</span>
      {objections
        .map(({ seatId, reason }) => ` ${seatWords(view.seats, seatId)} objected: ${reason}.`)
        .join('')}
    </li>
  );
}
