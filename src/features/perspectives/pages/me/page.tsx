import type { GroupVotes, StatementResult } from '../../../../analysis/perspectives/document.ts';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { conversationFrame } from '../../frame.ts';
import type { PerspectivesPages } from '../../pages.ts';
import { textOf } from '../../report/words.ts';
import { ANSWERED_WORDS, answerName } from '../../statement.ts';
import { perspectivesUrls } from '../../urls.ts';
import { visitOf } from '../../visits.ts';
import { votesOf } from '../../votes.repository.ts';

const MOST_VOTES_TO_PLACE = 7;

interface Stand {
  readonly statement: StatementResult;
  readonly value: number;
}

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
      const results = new Map(document.statements.map((each) => [each.id, each]));
      const stands: Stand[] = own.flatMap(({ statementId, value }) => {
        const statement = results.get(numbers.get(statementId) ?? '');
        return statement === undefined || value === 0 || !statement.included ? [] : [{ statement, value }];
      });
      const groupOf = document.participants.find(({ id }) => id === participant?.id)?.group ?? null;
      const group = document.grouping.k > 1 ? document.groups.find(({ id }) => id === groupOf) : undefined;
      const shared = [...document.commonGround.agree, ...document.consensus.agree].map(
        (each) => each.statement,
      );
      const rejectedByAll = [...document.commonGround.disagree, ...document.consensus.disagree].map(
        (each) => each.statement,
      );
      const withAll = stands.filter(({ statement, value }) =>
        (value > 0 ? shared : rejectedByAll).includes(statement.id),
      );
      const inGroup = ({ statement }: Stand): GroupVotes | undefined =>
        statement.groupVotes.find((each) => each.group === group?.id);
      const againstGroup = stands.filter((stand) => majority(inGroup(stand)) === -stand.value);
      const withGroup = stands.filter(
        (stand) =>
          majority(inGroup(stand)) === stand.value &&
          stand.statement.groupVotes.some(
            (other) => other.group !== group?.id && majority(other) === -stand.value,
          ),
      );
      return reply.page({
        title: 'Where you stand',
        ...conversationFrame(visit, 'me'),
        content: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading caption={conversation.question}>Where you stand</PageHeading>
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
                  <p class="govuk-body">{placeWords(own.length, document.grouping.k, group)}</p>
                  <p class="govuk-hint">Nobody else is shown this page.</p>
                  <List heading="What you share with most of everybody" stands={withAll} />
                  {group !== undefined && (
                    <>
                      <List
                        heading={`What you share with group ${group.label}, and not with all others`}
                        stands={withGroup}
                      />
                      <List
                        heading={`Where you answered otherwise than most of group ${group.label}`}
                        stands={againstGroup}
                      />
                    </>
                  )}
                </>
              )}
            </div>
          </div>
        ),
      });
    },
  );
}

function placeWords(answers: number, k: number, group: { label: string; size: number } | undefined): string {
  if (group !== undefined)
    return `You are in group ${group.label}, with ${group.size - 1} others who answered much as you did.`;
  if (k === 1)
    return 'No distinct opinion groups were found, so you are in none. What you share with most is below.';
  if (k === 0) return 'Too few people have answered to tell of groups.';
  const more = Math.max(1, MOST_VOTES_TO_PLACE - answers);
  return `You are not placed in a group yet. Answer ${more} more ${more === 1 ? 'statement' : 'statements'}, then look again in a moment.`;
}

/** 1 or −1 where more than half of a group answered so, with at least 3 answers; else 0. */
function majority(votes: GroupVotes | undefined): number {
  if (votes === undefined || votes.votes < 3) return 0;
  if (votes.agree * 2 > votes.votes) return 1;
  return votes.disagree * 2 > votes.votes ? -1 : 0;
}

function List({ heading, stands }: { heading: string; stands: readonly Stand[] }) {
  const unique = [...new Map(stands.map((stand) => [stand.statement.id, stand])).values()];
  return (
    <>
      <h2 class="govuk-heading-m">{heading}</h2>
      {unique.length === 0 ? (
        <p class="govuk-body">No statement so far.</p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {unique.map(({ statement, value }) => (
            <li>
              {textOf(statement)} <span class="govuk-hint">{ANSWERED_WORDS[answerName(value)]}.</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
