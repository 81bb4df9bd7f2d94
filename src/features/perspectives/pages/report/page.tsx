import { Button } from '../../../../design-system/components/button.tsx';
import { formatDateTime } from '../../../../design-system/format.ts';
import { Form } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { conversationFrame } from '../../frame.ts';
import { listGuesses } from '../../guesses.repository.ts';
import { listOnward } from '../../onward.repository.ts';
import type { PerspectivesPages } from '../../pages.ts';
import { correctionsIn } from '../../report/corrections.tsx';
import { groupMinimum } from '../../report/counts.ts';
import { PicturePage } from '../../report/picture-view.tsx';
import { periodWords } from '../../report/period.ts';
import { ReportBody } from '../../report/report-view.tsx';
import { summarise } from '../../../../analysis/perspectives/telling/summary.ts';
import { listReports } from '../../results.repository.ts';
import { perspectivesUrls } from '../../urls.ts';
import { visitOf } from '../../visits.ts';
import { Question } from '../../words-view.tsx';
import { answeredBetween } from '../../votes.repository.ts';

const LATE_MINUTES = 5;

/** What follows from the answers, in words and then as a picture. */
export function reportPages({
  app,
  db,
  clock,
  visits,
  takingPart,
  calculation,
  reportLive,
}: PerspectivesPages): void {
  const access = visits.toSee;

  app.get(perspectivesUrls.report(':conversation'), { config: { access } }, async (request, reply) => {
    const visit = visitOf(request);
    const { conversation, participant, isConvener } = visit;
    const { id, zone } = conversation;
    const result = await calculation.counted(conversation);
    const { document, calculated } = result;
    const frozen = await listReports(db, id);
    const period = await answeredBetween(db, id);
    const isBehind = result.ofVersion < conversation.version;
    return reply.page({
      title: 'Report',
      ...conversationFrame(visit, 'report'),
      content: (
        <div class="govuk-grid-row">
          <div class="govuk-grid-column-two-thirds">
            <PageHeading caption={<Question of={conversation} />}>Report</PageHeading>
            <p class="govuk-hint">
              Calculated on {formatDateTime(result.madeAt, zone)}. {periodWords(period, zone)}{' '}
              {isBehind && (
                <>
                  {waitsSince(result.madeAt, clock.now())}{' '}
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
              summary={summarise(calculated, groupMinimum(conversation))}
              own={participant?.id}
              addresses={{
                statements: perspectivesUrls.statements(id),
                picture: perspectivesUrls.picture(id),
              }}
              guesses={await listGuesses(db, id)}
              onward={await listOnward(db, id)}
              corrections={correctionsIn(document, await takingPart.statements(conversation))}
            />
            <section aria-labelledby="take-heading" class="se-no-print">
              <h2 class="govuk-heading-m" id="take-heading">
                Take it with you
              </h2>
              <ul class="govuk-list">
                {EXPORTS.filter(
                  ([name, , isOpen]) =>
                    (isConvener || isOpen) && (name !== 'picture.svg' || document.pca !== null),
                ).map(([name, words]) => (
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

  app.get(perspectivesUrls.picture(':conversation'), { config: { access } }, async (request, reply) => {
    const visit = visitOf(request);
    const { conversation, participant } = visit;
    const { document } = await calculation.result(conversation);
    return reply.page({
      title: 'The opinion picture',
      ...conversationFrame(visit, 'report'),
      content: (
        <PicturePage
          conversation={conversation}
          document={document}
          own={participant?.id}
          reportUrl={perspectivesUrls.report(conversation.id)}
        />
      ),
    });
  });

  app.get(
    perspectivesUrls.reportEvents(':conversation'),
    { config: { access, rateLimit: false } },
    (request, reply) => reportLive.open(reply, visitOf(request).conversation.id),
  );
}

/** A result is due within seconds; one that stays away has failed, and the last good one stays with its age (OPN-89). */
function waitsSince(madeAt: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - madeAt.getTime()) / 60_000);
  return minutes < LATE_MINUTES
    ? 'Something has changed since: answers to each statement are counted up to now, the rest follows.'
    : `Something has changed since: answers to each statement are counted up to now, the rest is not. If this page still says so in a few minutes, the calculation fails: then this is the last good result, ${ageWords(minutes)} old.`;
}

function ageWords(minutes: number): string {
  if (minutes < 120) return `${minutes} minutes`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`;
}

/** Name, words, and whether it holds no single person's answers. */
const EXPORTS = [
  ['statements.csv', 'Statements with their answers as CSV', true],
  ['picture.svg', 'The opinion picture as SVG', true],
  ['report.json', 'The whole result as JSON', false],
] as const;
