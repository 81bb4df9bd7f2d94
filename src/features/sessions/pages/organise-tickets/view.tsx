import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { Table } from '../../../../design-system/components/table.tsx';
import { WarningText } from '../../../../design-system/components/warning-text.tsx';
import { formatCount, formatNumber } from '../../../../design-system/format.ts';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { organiseUrls } from '../../organise/urls.ts';
import type { Session } from '../../session.ts';
import { SessionState } from '../about/programme-view.tsx';

export interface TicketsView {
  readonly session: Session;
  readonly count: { readonly made: number; readonly used: number };
  readonly hasWithdrawn: boolean;
  readonly typed: string;
  readonly errors: readonly FieldMistake[];
  readonly csrf: string;
}

export function TicketsPage({ session, count, hasWithdrawn, typed, errors, csrf }: TicketsView) {
  const unused = count.made - count.used;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        {hasWithdrawn && (
          <NotificationBanner type="success">Unused tickets no longer work</NotificationBanner>
        )}
        <PageHeading caption={session.title}>One-time tickets</PageHeading>
        <SessionState session={session} />
        <p class="govuk-body">
          A ticket lets one person in, once, without an email address. Hand each to one person, on paper for
          example.
        </p>
        {session.joining === 'open' && (
          <InsetText>
            Everybody with the code or the link can join this session, so nobody needs a ticket. Tickets
            matter when <a href={organiseUrls.joining(session.code)}>only people who are verified may join</a>
            .
          </InsetText>
        )}
        <dl class="se-figures">
          <div>
            <dt>made</dt>
            <dd>{formatNumber(count.made)}</dd>
          </div>
          <div>
            <dt>used</dt>
            <dd>{formatNumber(count.used)}</dd>
          </div>
        </dl>
        <Form action={organiseUrls.tickets(session.code)} csrf={csrf}>
          <Input
            name="count"
            label="How many new tickets?"
            labelClass="govuk-label--s"
            hint="You see them once, to print or download. Afterwards nobody can see them again."
            class="govuk-input--width-4"
            inputMode="numeric"
            value={typed}
            error={mistakeAt(errors, 'count')}
          />
          <Button preventDoubleClick>Make tickets</Button>
        </Form>
        {unused > 0 && (
          <>
            <h2 class="govuk-heading-m">Withdraw unused tickets</h2>
            <p class="govuk-body">
              {formatCount(unused, 'ticket')} not used yet would stop working. People who are in stay in.
            </p>
            <Form action={organiseUrls.withdrawTickets(session.code)} csrf={csrf}>
              <Button variant="warning" preventDoubleClick>
                Withdraw {formatCount(unused, 'unused ticket')}
              </Button>
            </Form>
          </>
        )}
      </div>
    </div>
  );
}

export interface MadeTicketsView {
  readonly session: Session;
  /** As they are printed. */
  readonly tickets: readonly string[];
  readonly address: string;
  /** The address of the file that holds them. */
  readonly csv: string;
}

export function MadeTicketsPage({ session, tickets, address, csv }: MadeTicketsView) {
  return (
    <>
      <PageHeading caption={session.title}>{formatCount(tickets.length, 'new ticket')}</PageHeading>
      <div class="se-no-print">
        <WarningText>Print or download this page now. These tickets cannot be shown again.</WarningText>
        <p class="govuk-body">
          <a class="govuk-link" href={csv} download={`tickets-${session.code}.csv`}>
            Download the tickets as a file (CSV)
          </a>
        </p>
      </div>
      <Table
        caption="Each ticket lets one person in, once"
        captionClass="govuk-table__caption--m"
        head={['Ticket', 'Where to enter it']}
        rows={tickets.map((ticket) => [<strong class="se-code">{ticket}</strong>, address])}
      />
    </>
  );
}
