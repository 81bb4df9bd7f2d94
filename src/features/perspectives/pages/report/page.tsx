import { Button } from '../../../../design-system/components/button.tsx';
import { formatDateTime } from '../../../../design-system/format.ts';
import { Form } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { conversationFrame } from '../../frame.ts';
import { listGuesses } from '../../guesses.repository.ts';
import { listOnward } from '../../onward.repository.ts';
import type { PerspectivesPages } from '../../pages.ts';
import { ReportBody } from '../../report/report-view.tsx';
import { summarise } from '../../report/summary.ts';
import { listReports } from '../../results.repository.ts';
import { perspectivesUrls } from '../../urls.ts';
import { visitOf } from '../../visits.ts';

/** What follows from the answers, in words and then as a picture. */
export function reportPages({ app, db, visits, calculation, reportLive }: PerspectivesPages): void {
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
            <p
              class="se-new-posts se-no-print"
              role="status"
              data-new-answers={perspectivesUrls.reportEvents(id)}
              data-since={document.counts.votes}
              data-show={perspectivesUrls.report(id)}
            />
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
              guesses={await listGuesses(db, id)}
              onward={await listOnward(db, id)}
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
                {isConvener && (
                  <li>
                    <a class="govuk-link" href={perspectivesUrls.polis(id)}>
                      Every answer, as Polis files
                    </a>
                  </li>
                )}
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

  app.get(
    perspectivesUrls.reportEvents(':conversation'),
    { config: { access, rateLimit: false } },
    (request, reply) => reportLive.open(reply, visitOf(request).conversation.id),
  );
}

/** Name, words, and whether it holds no single person's answers. */
const EXPORTS = [
  ['statements.csv', 'Statements with their answers as CSV', true],
  ['picture.svg', 'The opinion picture as SVG', true],
  ['report.json', 'The whole result as JSON', false],
] as const;
