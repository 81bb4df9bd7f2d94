import { BarChart } from '../charts/bar-chart.tsx';
import { DotPlot } from '../charts/dot-plot.tsx';
import { Accordion } from '../components/accordion.tsx';
import { Details } from '../components/details.tsx';
import { InsetText } from '../components/inset-text.tsx';
import { NotificationBanner } from '../components/notification-banner.tsx';
import { Pagination, pageLinks } from '../components/pagination.tsx';
import { Panel } from '../components/panel.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { Table } from '../components/table.tsx';
import { Tabs } from '../components/tabs.tsx';
import { Tag, type TagColour } from '../components/tag.tsx';
import { WarningText } from '../components/warning-text.tsx';
import { EmptyState, PageHeading, StatusText } from '../patterns/text.tsx';
import { Time } from '../patterns/time.tsx';

const COLOURS: readonly TagColour[] = [
  'grey',
  'green',
  'teal',
  'blue',
  'purple',
  'magenta',
  'red',
  'orange',
  'yellow',
];

/** Everything that is read rather than filled in. */
export function ContentPage() {
  return (
    <>
      <NotificationBanner type="success">Your question was sent.</NotificationBanner>
      <PageHeading>Everything to read</PageHeading>
      <p class="govuk-body">
        The session opens on <Time value="2026-11-23T14:30:00Z" />.{' '}
        <StatusText tone="active">Live</StatusText> <StatusText tone="waiting">Paused</StatusText>{' '}
        <StatusText tone="done">Answered</StatusText> <StatusText tone="problem">Declined</StatusText>{' '}
        <StatusText>Draft</StatusText>
      </p>
      <p>
        <Tag>published</Tag> {COLOURS.map((colour) => [<Tag colour={colour}>{colour}</Tag>, ' '])}
      </p>
      <InsetText>Nobody owns an endeavour.</InsetText>
      <WarningText>You cannot undo this.</WarningText>
      <Details summary="Why is this here?">To be looked at.</Details>
      <Table
        caption="Votes by organisation"
        head={['Organisation', { content: 'Votes', numeric: true }]}
        rows={[
          ['Probation', 12],
          ['Prisons', 9],
        ]}
        firstCellIsHeader
      />
      <SummaryList
        card={{ title: 'Your question', actions: [{ href: '/withdraw', text: 'Withdraw' }] }}
        rows={[
          {
            key: 'State',
            value: 'Published',
            actions: [{ href: '/change', text: 'Change', visuallyHiddenText: 'state' }],
          },
          { key: 'Asked by', value: 'Amina Okafor' },
        ]}
      />
      <EmptyState title="No questions yet">
        <p>
          Be the first:{' '}
          <a class="govuk-link" href="/ask">
            ask a question
          </a>
          .
        </p>
      </EmptyState>
      <Tabs
        tabs={[
          { id: 'wanted', label: 'Most wanted', content: 'One' },
          { id: 'newest', label: 'Newest', content: 'Two' },
        ]}
      />
      <Accordion
        id="rules"
        sections={[
          { heading: 'Rules', content: 'Be kind.' },
          { heading: 'Privacy', summary: 'What is kept', content: 'Little.' },
        ]}
      />
      <Pagination
        previous={{ href: '?page=4' }}
        next={{ href: '?page=6' }}
        items={pageLinks(5, 12, (page) => `?page=${page}`)}
      />
      <BarChart
        id="poll"
        title="What stands most in the way?"
        total={28}
        rows={[
          { label: 'Budgets are held by separate departments and cannot be pooled across years', count: 12 },
          { label: 'People change jobs', count: 7 },
          { label: 'Nothing', count: 0 },
        ]}
      />
      <DotPlot
        id="scale"
        title="How much do we agree on what is wrong?"
        lowLabel="not at all"
        highLabel="completely"
        points={[1, 4, 9, 14, 6].map((count, index) => ({ label: String(index + 1), count }))}
      />
      <Panel title="Session closed" headingLevel={2}>
        Every question has a thread in the forum.
      </Panel>
    </>
  );
}
