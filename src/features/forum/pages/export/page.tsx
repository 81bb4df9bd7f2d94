import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Layout } from '../../../../design-system/layout.tsx';
import { renderPage } from '../../../../design-system/render-page.ts';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { readAssets } from '../../../../platform/http/assets.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { writeRecord } from '../../../../platform/record/record.ts';
import { zipInParts } from '../../../../platform/zip.ts';
import { signedInPerson } from '../../../people/index.ts';
import { postsOf } from '../../export/as-html.tsx';
import { asText } from '../../export/as-text.ts';
import { type Exporting, FILE_TYPES } from '../../export/exporting.ts';
import { readThread } from '../../export/read-space.ts';
import type { Space } from '../../space.ts';
import type { ForumPages } from '../../pages.ts';
import { spaceScope } from '../../scope.ts';
import { forumVisitOf, threadVisitOf } from '../../spaces/access.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { ExportPage, POSTS_HERE, PrintFrame } from './view.tsx';

const TYPES = {
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  zip: 'application/zip',
} as const;

/** Taking a space away as one file (FOR-71), and a whole thread on paper or as plain text (FOR-16). */
export function exportPages(pages: ForumPages & { readonly exporting: Exporting }): void {
  const { app, db, clock, rights, exporting, leastShown, baseUrl } = pages;
  const whomFor = (space: Space) => ({
    readers: space.kind,
    raised: () => leastShown.in(db, space),
    now: clock.now(),
  });
  const moderate = { config: { access: rights.to('mayModerate') } };
  const read = { config: { access: rights.to('mayRead') } };

  app.get(forumUrls.spaceAct(':space', 'export'), moderate, async (request, reply) => {
    const { space } = forumVisitOf(request);
    return reply.page({
      title: 'Take this space with you',
      breadcrumbs: crumbs(space),
      content: <ExportPage space={space} />,
    });
  });

  async function sendFile(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { space } = forumVisitOf(request);
    const { file } = request.params as { file: string };
    const type = [...FILE_TYPES, 'zip' as const].find((each) => file === `space.${each}`);
    if (type === undefined) throw new NotFound();
    const personId = signedInPerson(request).id;
    await inTransaction(db, (tx) =>
      writeRecord(tx, clock.now(), {
        scope: spaceScope(space.id),
        kind: 'space-exported',
        personId,
        data: { type },
      }),
    );
    return reply
      .type(TYPES[type])
      .header('content-disposition', `attachment; filename="space-${space.id}.${type}"`)
      .header('cache-control', 'no-store')
      .send(
        Readable.from(type === 'zip' ? zipInParts(exporting.withFiles(space)) : exporting.write(space, type)),
      );
  }

  app.get(`${forumUrls.spaceAct(':space', 'export')}/:file`, moderate, sendFile);

  app.get(forumUrls.threadAct(':thread', 'print'), read, async (request, reply) => {
    const { space, thread, readsFrom } = threadVisitOf(request);
    const content = <PrintFrame thread={thread} space={space} />;
    const page = renderPage(
      <Layout title={thread.title} assets={readAssets()} bare scripts={false}>
        {content}
      </Layout>,
    );
    const [before = '', after = ''] = page.toString().split(POSTS_HERE);
    async function* pieces(): AsyncGenerator<string> {
      yield before;
      for await (const part of readThread(db, thread.id, readsFrom, whomFor(space))) {
        yield await postsOf(part, space.id, { db, baseUrl }, 'h2');
      }
      yield after;
    }
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(Readable.from(pieces()));
  });

  app.get(forumUrls.threadAct(':thread', 'text'), read, async (request, reply) => {
    const { space, thread, readsFrom } = threadVisitOf(request);
    return reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(Readable.from(asText(readThread(db, thread.id, readsFrom, whomFor(space)), baseUrl)));
  });
}
