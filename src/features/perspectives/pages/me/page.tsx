import type { StatementResult } from '../../../../analysis/perspectives/document.ts';
import { whereIStand } from '../../../../analysis/perspectives/telling/where-i-stand.ts';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { BackToStatements } from '../../back-view.tsx';
import { conversationFrame } from '../../frame.ts';
import type { PerspectivesPages } from '../../pages.ts';
import { groupMinimum } from '../../report/counts.ts';
import { ANSWERED_WORDS, type Answer, answerName } from '../../statement.ts';
import { perspectivesUrls } from '../../urls.ts';
import { visitOf } from '../../visits.ts';
import { Question, StatementWords } from '../../words-view.tsx';
import { votesOf } from '../../votes.repository.ts';

/** Where one participant stands, in words (OPN-71). Only they see it. */
export function mePages({ app, db, visits, takingPart, calculation }: PerspectivesPages): void {
  app.get(
    perspectivesUrls.me(':conversation'),
    { config: { access: visits.toSee } },
    async (request, reply) => {
      const visit = visitOf(request);
      const { conversation, participant } = visit;
      const own = participant === undefined ? [] : await votesOf(db, participant.id);
      const { document } = await calculation.result(conversation);
      const numbers = new Map(
        (await takingPart.statements(conversation)).map(({ id, number }) => [id, String(number)]),
      );
      const answers = new Map(
        own.map(({ statementId, value }) => [numbers.get(statementId) ?? '', value as Answer]),
      );
      const { sentences, withEveryone, againstEveryone, group } = whereIStand(
        document,
        participant?.id ?? '',
        answers,
        { votes: document.method.options.minCell, groupVotes: groupMinimum(conversation) },
      );
      const statements = new Map(document.statements.map((each) => [each.id, each]));
      const list = (heading: string, ids: readonly string[]) => (
        <List
          heading={heading}
          stands={ids.map((id) => [statements.get(id) as StatementResult, answers.get(id) ?? 0])}
        />
      );
      const everybody = document.groups.length > 1 ? 'most of every group' : 'most people';
      return reply.page({
        title: 'Where you stand',
        ...conversationFrame(visit, 'me'),
        content: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading caption={<Question of={conversation} />}>Where you stand</PageHeading>
              {own.length === 0 ? (
                <EmptyState title="You have not answered anything yet.">
                  <p class="govuk-body">
                    <a class="govuk-link" href={perspectivesUrls.home(conversation.id)}>
                      Answer a few statements
                    </a>
                  </p>
                </EmptyState>
              ) : (
                <>
                  {sentences.map((sentence) => (
                    <p class="govuk-body">{sentence}</p>
                  ))}
                  <p class="govuk-hint">Nobody else is shown this page.</p>
                  {list(`What you share with ${everybody}`, withEveryone)}
                  {againstEveryone.length > 0 &&
                    list(`Where you answered against ${everybody}`, againstEveryone)}
                  {group !== null && (
                    <>
                      {list(`What you share with group ${group.label}, but not with every group`, group.with)}
                      {list(
                        `Where you answered differently from most of group ${group.label}`,
                        group.against,
                      )}
                    </>
                  )}
                  <BackToStatements id={conversation.id} />
                </>
              )}
            </div>
          </div>
        ),
      });
    },
  );
}

function List({
  heading,
  stands,
}: {
  heading: string;
  stands: readonly (readonly [StatementResult, Answer])[];
}) {
  return (
    <>
      <h2 class="govuk-heading-m">{heading}</h2>
      {stands.length === 0 ? (
        <p class="govuk-body">No statement so far.</p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {stands.map(([statement, answer]) => (
            <li>
              <StatementWords of={statement} />{' '}
              <span class="govuk-hint">{ANSWERED_WORDS[answerName(answer)]}.</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
