import type { FastifyInstance } from 'fastify';
import type { Jobs } from '../../../../platform/jobs/jobs.ts';
import type { PeoplePages } from '../../pages.ts';
import { administrationPath, failedJobsPath, runAgainPath, tryMailPath } from '../../urls.ts';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { readRecord, type RecordEntry, writeRecord } from '../../../../platform/record/record.ts';
import { signedInPerson } from '../../sign-in.ts';
import { REFUSED_MAIL } from '../../administration.ts';
import { FailedJobsPage } from './view.tsx';

const LISTED = 100;
const REFUSED_LISTED = 20;

/** Work that failed for good, and a way to run it again. */
export function failedJobsPages(
  app: FastifyInstance,
  { db, clock, administration, mail, waitingMail }: PeoplePages,
  jobs: Jobs,
): void {
  const { access } = administration;
  administration.add({
    title: 'Background work and email',
    href: failedJobsPath,
    hint: 'What failed, such as messages that were not sent, and a way to run it again.',
  });

  app.get(failedJobsPath, { config: { access } }, async (request, reply) =>
    reply.page({
      title: 'Background work and email',
      backLink: administrationPath,
      content: (
        <FailedJobsPage
          jobs={await jobs.listFailed(LISTED)}
          mailStaysHere={mail.staysHere}
          waiting={await mail.waiting()}
          due={await Promise.all(waitingMail.map((find) => find(db)))}
          refused={(await readRecord(db, REFUSED_MAIL, { limit: REFUSED_LISTED })).map(({ at, data }) => ({
            at,
            answer: Number(data['answer']),
          }))}
          isTried={(request.query as { done?: string }).done === 'tried'}
          csrf={reply.generateCsrf()}
        />
      ),
    }),
  );

  app.post(tryMailPath, { config: { access } }, async (request, reply) => {
    await mail.hurry();
    await record(signedInPerson(request).id, { kind: 'waiting-mail-tried', data: {} });
    return reply.redirect(reply.done(failedJobsPath, 'tried'), 303);
  });

  app.post<{ Params: { kind: string; id: string } }>(
    runAgainPath(':kind', ':id'),
    { config: { access } },
    async (request, reply) => {
      const { kind, id } = request.params;
      await jobs.runAgain(kind, id);
      await record(signedInPerson(request).id, { kind: 'job-run-again', data: { what: kind } });
      return reply.redirect(failedJobsPath, 303);
    },
  );

  function record(personId: string, act: Pick<RecordEntry, 'kind'> & Required<Pick<RecordEntry, 'data'>>) {
    return inTransaction(db, (tx) =>
      writeRecord(tx, clock.now(), { scope: 'administration', personId, ...act }),
    );
  }
}
