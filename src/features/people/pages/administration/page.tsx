import type { FastifyInstance } from 'fastify';
import type { PeoplePages } from '../../pages.ts';
import { accountPath, administrationPath } from '../../urls.ts';
import { AdministrationPage } from './view.tsx';

/** What there is for those who run the installation. */
export function administrationPages(app: FastifyInstance, { administration }: PeoplePages): void {
  app.get(administrationPath, { config: { access: administration.access } }, async (_request, reply) =>
    reply.page({
      title: 'Administration',
      backLink: accountPath,
      content: <AdministrationPage lines={administration.lines} />,
    }),
  );
}
