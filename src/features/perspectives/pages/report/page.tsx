import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PerspectivesDocument } from '../../../../analysis/perspectives/document.ts';
import { Button } from '../../../../design-system/components/button.tsx';
import { formatDateTime } from '../../../../design-system/format.ts';
import { Form } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { newId, parseId } from '../../../../platform/ids.ts';
import { writeRecord } from '../../../../platform/record/record.ts';
import { signedInPerson } from '../../../people/index.ts';
import { recordScope } from '../../conversation.ts';
import { conversationFrame } from '../../frame.ts';
import type { PerspectivesPages } from '../../pages.ts';
import { ReportBody } from '../../report/report-view.tsx';
import { summarise } from '../../report/summary.ts';
import { findReport, insertReport, listReports } from '../../results.repository.ts';
import { perspectivesUrls } from '../../urls.ts';
import { visitOf } from '../../visits.ts';

/** What follows from the answers, in words and then as a picture; and reports kept as they were. */
export function reportPages({ app, db, clock, visits, calculation }: PerspectivesPages): void {
  const access = visits.toSee;

  app.get(perspectivesUrls.report(':conversation'), { config: { access } }, async (request, reply) => {
    const visit = visitOf(request);
    const { conversation, participant, isConvener } = visit;
    const { id, zone } = conversation;
    const result = await calculation.result(conversation);
    const { document } = result;
    const frozen = await listReports(db, id);
    return reply.page({
      title: 'Report',
      ...conversationFrame(visit, 'report'),
      content: (
        <div class="govuk-grid-row">
          <div class="govuk-grid-column-two-thirds">
            <PageHeading caption={conversation.question}>Report</PageHeading>
            <p class="govuk-hint">
              Calculated on {formatDateTime(result.madeAt, zone)} by method {result.methodVersion}.{' '}
              {result.ofVersion < conversation.version && (
                <>
                  Something has changed since.{' '}
                  <a class="govuk-link se-no-print" href={perspectivesUrls.report(id)}>
                    Update
                  </a>
                </>
              )}
            </p>
            {conversation.importedFrom !== null && (
              <p class="govuk-inset-text">
                Imported from {conversation.importedFrom}. Licence: {conversation.importedLicence}.
              </p>
            )}
            {conversation.erasedParticipants > 0 && (
              <p class="govuk-body">
                {conversation.erasedParticipants === 1
                  ? 'One participant has erased their answers'
                  : `${conversation.erasedParticipants} participants have erased their answers`}
                ; the result was calculated again without them.
              </p>
            )}
            <ReportBody
              document={document}
              summary={summarise(document)}
              own={participant?.id}
              statementsUrl={perspectivesUrls.statements(id)}
            />
            <section aria-labelledby="take-heading" class="se-no-print">
              <h2 class="govuk-heading-m" id="take-heading">
                Take it with you
              </h2>
              <ul class="govuk-list">
                {EXPORTS.filter(([, , isOpen]) => isConvener || isOpen).map(([name, words]) => (
                  <li>
                    <a class="govuk-link" href={perspectivesUrls.exported(id, name)}>
                      {words}
                    </a>
                  </li>
                ))}
              </ul>
              {frozen.length > 0 && (
                <>
                  <h3 class="govuk-heading-s">Reports kept as they were</h3>
                  <ul class="govuk-list">
                    {frozen.map((each) => (
                      <li>
                        <a class="govuk-link" href={perspectivesUrls.frozen(id, each.id)}>
                          {formatDateTime(each.madeAt, zone)}
                        </a>
                      </li>
                    ))}
                  </ul>
                </>
              )}
              {isConvener && (
                <Form action={perspectivesUrls.freeze(id)} csrf={reply.generateCsrf()}>
                  <Button variant="secondary" preventDoubleClick>
                    Keep this report as it is
                  </Button>
                </Form>
              )}
            </section>
          </div>
        </div>
      ),
    });
  });

  app.post(
    perspectivesUrls.freeze(':conversation'),
    { config: { access: visits.toRun } },
    async (request: FastifyRequest, reply: FastifyReply) => {
      const { conversation } = visitOf(request);
      const { document } = await calculation.result(conversation);
      const id = newId();
      const by = signedInPerson(request).id;
      await inTransaction(db, async (tx) => {
        const now = clock.now();
        await insertReport(tx, {
          id,
          perspectivesId: conversation.id,
          name: 'Report',
          madeAt: now,
          madeBy: by,
          document: JSON.stringify({
            ...document,
            participants: document.participants.map((each) => ({ ...each, id: '' })),
          }),
        });
        await writeRecord(tx, now, {
          scope: recordScope(conversation.id),
          kind: 'perspectives-frozen',
          personId: by,
        });
      });
      return reply.redirect(perspectivesUrls.frozen(conversation.id, id), 303);
    },
  );

  app.get<{ Params: { report: string } }>(
    perspectivesUrls.frozen(':conversation', ':report'),
    { config: { access } },
    async (request, reply) => {
      const visit = visitOf(request);
      const { conversation } = visit;
      const id = parseId(request.params.report);
      const report =
        id === null ? undefined : await findReport<PerspectivesDocument>(db, conversation.id, id);
      if (report === undefined) throw new NotFound();
      return reply.page({
        title: 'Report as it was',
        ...conversationFrame(visit, 'report'),
        content: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading caption={conversation.question}>Report as it was</PageHeading>
              <p class="govuk-hint">
                Kept on {formatDateTime(report.madeAt, conversation.zone)}. It does not change.
              </p>
              <ReportBody
                document={report.document}
                summary={summarise(report.document)}
                statementsUrl={perspectivesUrls.statements(conversation.id)}
              />
            </div>
          </div>
        ),
      });
    },
  );
}

/** Name, words, and whether it holds no single person's answers. */
const EXPORTS = [
  ['statements.csv', 'Statements with their answers as CSV', true],
  ['picture.svg', 'The opinion picture as SVG', true],
  ['report.json', 'The whole result as JSON', false],
  ['summary.csv', 'Polis format: summary.csv', false],
  ['comments.csv', 'Polis format: comments.csv', false],
  ['votes.csv', 'Polis format: votes.csv', false],
] as const;
