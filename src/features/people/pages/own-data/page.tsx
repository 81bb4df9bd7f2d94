import type { FastifyInstance } from 'fastify';
import { renderPage } from '../../../../design-system/render-page.ts';
import { zip } from '../../../../platform/zip.ts';
import { ownDataJson, withFilesApart } from '../../own-data.ts';
import { readOwnData } from '../../own-data.repository.ts';
import type { PeoplePages } from '../../pages.ts';
import { signedIn, signedInPerson } from '../../sign-in.ts';
import { accountPath, ownDataFilePath, ownDataPath } from '../../urls.ts';
import { OwnDataDocument, OwnDataPage } from './view.tsx';

/** Everything a person put in, to take away. */
export function ownDataPages(app: FastifyInstance, { db, clock }: PeoplePages): void {
  app.get(ownDataPath, { config: { access: signedIn } }, async (request, reply) =>
    reply.page({
      title: 'Your data',
      backLink: accountPath,
      content: <OwnDataPage kinds={await readOwnData(db, signedInPerson(request).id)} />,
    }),
  );

  app.get(ownDataFilePath, { config: { access: signedIn } }, async (request, reply) => {
    const person = signedInPerson(request);
    const { kinds: rows, files } = withFilesApart(await readOwnData(db, person.id));
    const now = clock.now();
    const archive = zip([
      { name: 'your-data.json', content: ownDataJson(rows, now) },
      {
        name: 'your-data.html',
        content: renderPage(<OwnDataDocument name={person.name} kinds={rows} made={now} />),
      },
      ...files,
    ]);
    return reply
      .type('application/zip')
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="your-data.zip"')
      .send(archive);
  });
}
