import type { FastifyInstance } from 'fastify';
import type { Jobs } from '../../../../platform/jobs/jobs.ts';
import type { PeoplePages } from '../../pages.ts';
import { administrationPath, failedJobsPath, runAgainPath } from '../../urls.ts';
import { FailedJobsPage } from './view.tsx';

const LISTED = 100;

/** Work that failed for good, and a way to run it again. */
export function failedJobsPages(
  app: FastifyInstance,
  { administration, mail }: PeoplePages,
  jobs: Jobs,
): void {
  const { access } = administration;
  administration.add({
    title: 'Background work and email',
    href: failedJobsPath,
    hint: 'What failed, such as messages that were not sent, and a way to run it again.',
  });

  app.get(failedJobsPath, { config: { access } }, async (_request, reply) =>
    reply.page({
      title: 'Background work and email',
      backLink: administrationPath,
      content: (
        <FailedJobsPage
          jobs={await jobs.listFailed(LISTED)}
          mailStaysHere={mail.staysHere}
          csrf={reply.generateCsrf()}
        />
      ),
    }),
  );

  app.post<{ Params: { kind: string; id: string } }>(
    runAgainPath(':kind', ':id'),
    { config: { access } },
    async (request, reply) => {
      await jobs.runAgain(request.params.kind, request.params.id);
      return reply.redirect(failedJobsPath, 303);
    },
  );
}
