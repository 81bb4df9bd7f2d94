import { Pagination } from '../../../../design-system/components/pagination.tsx';
import { Table } from '../../../../design-system/components/table.tsx';
import { formatNumber } from '../../../../design-system/format.ts';
import { ScrollRegion } from '../../../../design-system/patterns/scroll.tsx';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { listCounts } from '../../counts.repository.ts';
import { conversationFrame } from '../../frame.ts';
import { listImpressions } from '../../impressions.repository.ts';
import type { PerspectivesPages } from '../../pages.ts';
import { takesVotes } from '../../statement.ts';
import { perspectivesUrls } from '../../urls.ts';
import { Question, Words } from '../../words-view.tsx';
import { visitOf } from '../../visits.ts';

const PAGE_SIZE = 50;

/** How often each statement was shown and answered, so that conveners see the neglected ones (OPN-66). */
export function reachPages({ app, db, visits, takingPart, impressions }: PerspectivesPages): void {
  app.get<{ Querystring: { page?: string } }>(
    perspectivesUrls.reach(':conversation'),
    { config: { access: visits.toRun } },
    async (request, reply) => {
      const visit = visitOf(request);
      const { conversation } = visit;
      await impressions.flush();
      const shown = await listImpressions(db, conversation.id);
      const votes = new Map(
        (await listCounts(db, conversation.id)).map(({ number, agree, disagree, pass }) => [
          number,
          agree + disagree + pass,
        ]),
      );
      const all = (await takingPart.statements(conversation))
        .filter(({ state }) => takesVotes(state, conversation.moderation))
        .map(({ id, number, text }) => ({
          number,
          text,
          shown: shown.get(id) ?? 0,
          votes: votes.get(number) ?? 0,
        }))
        .toSorted((a, b) => a.votes - b.votes || a.number - b.number);
      const total = {
        shown: all.reduce((sum, each) => sum + each.shown, 0),
        votes: all.reduce((sum, each) => sum + each.votes, 0),
      };
      const page = Math.max(1, Math.trunc(Number(request.query.page)) || 1);
      const href = (to: number): string => `${perspectivesUrls.reach(conversation.id)}?page=${to}`;
      return reply.page({
        title: 'How far statements reach',
        ...conversationFrame(visit, 'moderate'),
        content: (
          <>
            <PageHeading caption={<Question of={conversation} />}>How far statements reach</PageHeading>
            <p class="govuk-body">
              The least answered come first. Statements that tell people apart, and new ones, are shown more
              often; none should be left behind.
              {all.length > 0 &&
                ` With ${formatNumber(all.length)} statements an equal share would be ${percent(1, all.length)}.`}
            </p>
            {all.length === 0 ? (
              <EmptyState title="There is no statement that people can answer." />
            ) : (
              <ScrollRegion label="Statements">
                <Table
                  caption="Statements"
                  captionClass="govuk-visually-hidden"
                  head={[
                    'Statement',
                    { content: 'Times shown', numeric: true },
                    { content: 'Share', numeric: true },
                    { content: 'Answers', numeric: true },
                    { content: 'Share', numeric: true },
                  ]}
                  rows={all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((each) => [
                    <>
                      {each.number}. <Words of={each} />
                    </>,
                    { content: formatNumber(each.shown), numeric: true },
                    { content: percent(each.shown, total.shown), numeric: true },
                    { content: formatNumber(each.votes), numeric: true },
                    { content: percent(each.votes, total.votes), numeric: true },
                  ])}
                />
              </ScrollRegion>
            )}
            {all.length > PAGE_SIZE && (
              <Pagination
                previous={page > 1 ? { href: href(page - 1) } : undefined}
                next={page * PAGE_SIZE < all.length ? { href: href(page + 1) } : undefined}
              />
            )}
          </>
        ),
      });
    },
  );
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`;
}
