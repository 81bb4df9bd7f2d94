import { Tag } from '../../../../design-system/components/tag.tsx';
import { SummaryList } from '../../../../design-system/components/summary-list.tsx';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { plainWords } from '../../../../platform/markdown/markdown.ts';
import { DecisionReview } from '../../components/decision-review.view.tsx';
import { Pages } from '../../components/thread-list.view.tsx';
import { dayOf } from '../../day-ahead.ts';
import type { ListedDecision } from '../../decisions/decision.ts';
import { holdingAt } from '../../order/sanctions.repository.ts';
import { countDecisions, listDecisions } from '../../decisions/decisions.repository.ts';
import type { ForumPages } from '../../pages.ts';
import type { Space } from '../../space.ts';
import { forumVisitOf } from '../../spaces/access.ts';
import { DECISION_HEADINGS, PAGE_SIZE } from '../../thread.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { pageIn, withQuery } from '../query.ts';

const LONGEST_PART = 600;

/** What was decided in a space, by whom and with which dissent (FOR-50). */
export function decisionNotesPage({ app, db, clock, rights }: ForumPages): void {
  const access = rights.to('mayRead');
  app.get(forumUrls.spaceAct(':space', 'decisions'), { config: { access } }, async (request, reply) => {
    const { space, rights: own, suspension } = forumVisitOf(request);
    const page = pageIn(request);
    const span = { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
    return reply.page({
      title: 'Decisions',
      breadcrumbs: crumbs(space),
      content: (
        <DecisionNotesPage
          space={space}
          mayWrite={own.mayWrite && holdingAt(suspension, clock.now()) === undefined}
          decisions={await listDecisions(db, space.id, span)}
          total={(await countDecisions(db, space.id)).count}
          page={page}
          today={dayOf(clock.now())}
        />
      ),
    });
  });
}

function DecisionNotesPage(model: {
  space: Space;
  mayWrite: boolean;
  decisions: readonly ListedDecision[];
  total: number;
  page: number;
  today: string;
}) {
  const { space, mayWrite, decisions, total, page, today } = model;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption={space.name}>Decisions</PageHeading>
        {decisions.length === 0 && <EmptyState title="No decision has been noted here yet." />}
        {mayWrite && (
          <p class="govuk-body">
            <a class="govuk-link" href={`${forumUrls.newThread(space.id)}?kind=decision`}>
              Note a decision
            </a>
          </p>
        )}
        {decisions.map((decision) => (
          <Decision key={decision.threadId} decision={decision} today={today} />
        ))}
        <Pages
          page={page}
          total={total}
          label="Decisions"
          href={(each) => withQuery(forumUrls.spaceAct(space.id, 'decisions'), { page: each })}
        />
      </div>
    </div>
  );
}

function Decision({ decision, today }: { decision: ListedDecision; today: string }) {
  const { threadId, title, author, createdAt, reviewOn } = decision;
  const parts = (['decided', 'by', 'dissent'] as const).filter((part) => decision[part] !== '');
  return (
    <section aria-labelledby={`decision-${threadId}`}>
      <h2 class="govuk-heading-m govuk-!-margin-bottom-1" id={`decision-${threadId}`}>
        <a class="govuk-link" href={forumUrls.thread(threadId)}>
          {title}
        </a>
      </h2>
      <p class="govuk-body-s govuk-!-margin-bottom-2">
        Noted by {author}, <Time value={createdAt} format="date" />
        {reviewOn !== null && reviewOn <= today && (
          <>
            {' '}
            <Tag colour="yellow">To be looked at again</Tag>
          </>
        )}
      </p>
      <SummaryList
        rows={[
          ...parts.map((part) => ({
            key: DECISION_HEADINGS[part],
            value: <span dir="auto">{plainWords(decision[part], LONGEST_PART)}</span>,
          })),
          { key: 'Looked at again', value: <DecisionReview reviewOn={reviewOn} /> },
        ]}
      />
    </section>
  );
}
