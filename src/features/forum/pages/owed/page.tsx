import { formatCount } from '../../../../design-system/format.ts';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { type AnswerDays, answerDaysOf, type OwedAnswer } from '../../addressing/addressee.ts';
import { owedIn } from '../../addressing/addressing.repository.ts';
import { AnswersBy } from '../../components/asked.view.tsx';
import type { ForumPages } from '../../pages.ts';
import { forumVisitOf } from '../../spaces/access.ts';
import type { Space } from '../../space.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';

const DAY_MS = 24 * 3600 * 1000;

/** Questions to somebody that have waited a week or more, for everybody who reads the space (FOR-46). */
export function owedPage({ app, db, clock, rights, answerDays }: ForumPages): void {
  const access = rights.to('mayRead');
  app.get(forumUrls.spaceAct(':space', 'owed'), { config: { access } }, async (request, reply) => {
    const { space, rights: own } = forumVisitOf(request);
    const days = answerDaysOf(space, answerDays);
    const before = new Date(clock.now().getTime() - days.remind * DAY_MS);
    return reply.page({
      title: 'Answers still to come',
      breadcrumbs: crumbs(space),
      content: (
        <OwedPage
          space={space}
          days={days}
          owed={await owedIn(db, space.id, before)}
          mayModerate={own.mayModerate}
        />
      ),
    });
  });
}

function OwedPage({
  space,
  days,
  owed,
  mayModerate,
}: {
  space: Space;
  days: AnswerDays;
  owed: readonly OwedAnswer[];
  mayModerate: boolean;
}) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption={space.name}>Answers still to come</PageHeading>
        <p class="govuk-body">
          Open questions to a person, an organisation or a role that were asked{' '}
          {formatCount(days.remind, 'day')} ago or earlier. The oldest come first. Whoever was asked is
          reminded after {formatCount(days.remind, 'day')}, and those who look after this space are told after{' '}
          {days.tell}.
          {mayModerate && (
            <>
              {' '}
              <a class="govuk-link" href={forumUrls.spaceAct(space.id, 'change')}>
                Change these days
              </a>
            </>
          )}
        </p>
        {owed.length === 0 && <EmptyState title="No question has waited that long." />}
        <ul class="govuk-list govuk-list--spaced">
          {owed.map((each) => (
            <li>
              <a class="govuk-link" href={forumUrls.thread(each.threadId)}>
                {each.title}
              </a>
              <br />
              {each.name}, asked <Time value={each.askedAt} format="date" />
              <AnswersBy answersBy={each.answersBy} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
