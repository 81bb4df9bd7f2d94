import type { FastifyRequest } from 'fastify';
import type { PerspectivesDocument } from '../../../../analysis/perspectives/document.ts';
import { formatDateTime } from '../../../../design-system/format.ts';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { newId, parseId } from '../../../../platform/ids.ts';
import { writeRecord } from '../../../../platform/record/record.ts';
import { signedInPerson } from '../../../people/index.ts';
import { looksBefore, recordScope } from '../../conversation.ts';
import { conversationFrame } from '../../frame.ts';
import { listGuesses } from '../../guesses.repository.ts';
import type { PerspectivesPages } from '../../pages.ts';
import { correctionsIn } from '../../report/corrections.tsx';
import { groupMinimum } from '../../report/counts.ts';
import { PicturePage } from '../../report/picture-view.tsx';
import { periodWords } from '../../report/period.ts';
import { ReportBody } from '../../report/report-view.tsx';
import { summarise } from '../../../../analysis/perspectives/telling/summary.ts';
import { findReport, insertReport, refillReport, type StatesThen } from '../../results.repository.ts';
import { perspectivesUrls } from '../../urls.ts';
import { visitOf } from '../../visits.ts';
import { answeredBetween } from '../../votes.repository.ts';
import { Question } from '../../words-view.tsx';
import { readQuery, StatementsPage } from '../statements/view.tsx';

/** Reports that stay as they were, but for whoever has left since: what they held of them goes. */
export function keptPages({ app, db, clock, visits, takingPart, calculation }: PerspectivesPages): void {
  const access = visits.toSee;

  app.post(
    perspectivesUrls.freeze(':conversation'),
    { config: { access: visits.toRun } },
    async (request, reply) => {
      const { conversation } = visitOf(request);
      const { document, madeAt } = await calculation.result(conversation);
      const guesses = await listGuesses(db, conversation.id);
      const id = newId();
      const by = signedInPerson(request).id;
      await inTransaction(db, async (tx) => {
        await insertReport(tx, {
          id,
          perspectivesId: conversation.id,
          name: 'Report',
          madeAt,
          madeBy: by,
          document: JSON.stringify(withoutIds(document)),
          states: JSON.stringify(statesOf(document)),
          guesses: JSON.stringify(guesses),
        });
        await writeRecord(tx, clock.now(), {
          scope: recordScope(conversation.id),
          kind: 'perspectives-frozen',
          personId: by,
        });
      });
      return reply.redirect(perspectivesUrls.frozen(conversation.id, id), 303);
    },
  );

  /** The report that is asked for; made again from the answers of its day where somebody in it was erased. */
  async function read(request: FastifyRequest) {
    const { conversation } = visitOf(request);
    const id = parseId((request.params as { report: string }).report);
    const report = id === null ? undefined : await findReport<PerspectivesDocument>(db, conversation.id, id);
    if (report === undefined) throw new NotFound();
    let { document, guesses } = report;
    if (document === null) {
      document = withoutIds(await calculation.asOf(conversation, report.madeAt, report.states));
      guesses = await listGuesses(db, conversation.id, report.madeAt);
      const filling = { document: JSON.stringify(document), guesses: JSON.stringify(guesses) };
      await refillReport(db, report, filling, clock.now());
    }
    const period = periodWords(await answeredBetween(db, conversation.id, report.madeAt), conversation.zone);
    const day = formatDateTime(report.madeAt, conversation.zone);
    return {
      id: report.id,
      document,
      corrections: correctionsIn(document, await takingPart.statements(conversation)),
      guesses: guesses ?? [],
      words: `As it was on ${day}. ${period} ${erasedWords(report)}`,
    };
  }

  app.get(
    perspectivesUrls.frozen(':conversation', ':report'),
    { config: { access } },
    async (request, reply) => {
      const visit = visitOf(request);
      const { conversation } = visit;
      const { id, document, corrections, guesses, words } = await read(request);
      return reply.page({
        title: 'Report as it was',
        ...conversationFrame(visit, 'report'),
        content: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading caption={<Question of={conversation} />}>Report as it was</PageHeading>
              <p class="govuk-hint">{words}</p>
              <ReportBody
                document={document}
                guesses={guesses}
                corrections={corrections}
                summary={summarise(document, groupMinimum(conversation))}
                addresses={{
                  statements: perspectivesUrls.frozenStatements(conversation.id, id),
                  picture: perspectivesUrls.frozenPicture(conversation.id, id),
                }}
              />
              <p class="govuk-body se-no-print">
                <a class="govuk-link" href={perspectivesUrls.report(conversation.id)}>
                  The report of today
                </a>
              </p>
            </div>
          </div>
        ),
      });
    },
  );

  app.get(
    perspectivesUrls.frozenPicture(':conversation', ':report'),
    { config: { access } },
    async (request, reply) => {
      const visit = visitOf(request);
      const { conversation } = visit;
      const { id, document, words } = await read(request);
      return reply.page({
        title: 'The opinion picture as it was',
        ...conversationFrame(visit, 'report'),
        content: (
          <PicturePage
            conversation={conversation}
            document={document}
            kept={words}
            reportUrl={perspectivesUrls.frozen(conversation.id, id)}
          />
        ),
      });
    },
  );

  app.get<{ Querystring: { order?: string; lens?: string; page?: string; as?: string } }>(
    perspectivesUrls.frozenStatements(':conversation', ':report'),
    { config: { access } },
    async (request, reply) => {
      const visit = visitOf(request);
      const { conversation } = visit;
      const { id, document, corrections, words } = await read(request);
      return reply.page({
        title: 'Statements as they were',
        ...conversationFrame(visit, 'report'),
        content: (
          <StatementsPage
            conversation={conversation}
            document={document}
            corrections={corrections}
            groupMinimum={groupMinimum(conversation)}
            looksBefore={looksBefore(conversation)}
            query={readQuery(request.query)}
            url={perspectivesUrls.frozenStatements(conversation.id, id)}
            kept={words}
          />
        ),
      });
    },
  );
}

function statesOf({ method, statements }: PerspectivesDocument): StatesThen {
  return {
    strictModeration: method.options.strictModeration,
    statements: statements.map(({ id, moderation, metadata }) => ({ id, moderation, metadata })),
  };
}

function withoutIds(document: PerspectivesDocument): PerspectivesDocument {
  return { ...document, participants: document.participants.map((each) => ({ ...each, id: '' })) };
}

function erasedWords({
  erased: count,
  remadeAt,
}: {
  readonly erased: number;
  readonly remadeAt: Date | null;
}): string {
  if (count === 0 && remadeAt === null) return 'It does not change.';
  if (count === 0)
    return 'Since then the smallest number of people behind a figure was changed, so it was made again with that from the answers of its day.';
  const who = count === 1 ? 'one participant has' : `${count} participants have`;
  return `Since then ${who} erased their answers, so it was calculated again without them, from what the others had answered by then. Letters of groups may differ from a printed copy.`;
}
