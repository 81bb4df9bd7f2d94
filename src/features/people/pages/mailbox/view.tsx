import { SummaryList } from '../../../../design-system/components/summary-list.tsx';
import { Table } from '../../../../design-system/components/table.tsx';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import type { MailboxMessage } from '../../../../platform/mail/mailbox.ts';
import { mailboxMessagePath } from '../../urls.ts';

export function MailboxPage({ messages }: { messages: readonly MailboxMessage[] }) {
  return (
    <>
      <PageHeading>Mailbox</PageHeading>
      <p class="govuk-body">
        No mail server is set, so messages stay here, where only someone at this computer can read them.
      </p>
      {messages.length === 0 ? (
        <EmptyState title="No messages yet">
          <p class="govuk-body">Ask for a link to sign in, and its message will appear here.</p>
        </EmptyState>
      ) : (
        <Table
          caption="Messages, newest first"
          head={['Message', 'To']}
          rows={messages.map((message) => [
            <>
              <a class="govuk-link" href={mailboxMessagePath(message.id)}>
                {message.subject}
              </a>
              <br />
              <Time value={message.sentAt} />
            </>,
            { content: message.recipient, class: 'se-breaks' },
          ])}
        />
      )}
    </>
  );
}

export function MailboxMessagePage({ message }: { message: MailboxMessage }) {
  return (
    <>
      <PageHeading>{message.subject}</PageHeading>
      <SummaryList
        rows={[
          { key: 'To', value: message.recipient },
          { key: 'Sent', value: <Time value={message.sentAt} /> },
        ]}
      />
      {message.body.split('\n\n').map((paragraph) => (
        <p class="govuk-body">
          {/^https?:\/\/\S+$/.test(paragraph) ? (
            <a class="govuk-link" href={paragraph}>
              {paragraph}
            </a>
          ) : (
            paragraph
          )}
        </p>
      ))}
    </>
  );
}
