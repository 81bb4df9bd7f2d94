import type { FastifyInstance, FastifyReply } from 'fastify';
import { NotFound } from '../../../platform/http/failures.ts';
import { type Visits, visitOf } from '../../sessions/index.ts';
import { archiveUrls } from '../urls.ts';
import { toCsv } from '../../../platform/csv.ts';
import type { ReadDocument } from './read-document.ts';
import { parseTable, tableOf } from './tables.ts';

/** The files of a session, for its organisers (LIVE-86). */
export function exportRoutes(deps: {
  readonly app: FastifyInstance;
  readonly visits: Visits;
  readonly readDocument: ReadDocument;
}): void {
  const { app, visits, readDocument } = deps;
  const access = visits.to('export');

  app.get(archiveUrls.json(':code'), { config: { access } }, async (request, reply) => {
    const { session } = visitOf(request);
    const document = await readDocument(session);
    return asFile(reply, `${session.code}.json`, 'application/json; charset=utf-8').send(
      `${JSON.stringify(document, null, 2)}\n`,
    );
  });

  app.get<{ Params: { file: string }; Querystring: { bom?: string } }>(
    archiveUrls.csv(':code', ':file'),
    { config: { access } },
    async (request, reply) => {
      const { session } = visitOf(request);
      const table = parseTable(request.params.file.replace(/\.csv$/, ''));
      if (table === undefined || !request.params.file.endsWith('.csv')) throw new NotFound();
      const document = await readDocument(session);
      return asFile(reply, `${session.code}-${table}.csv`, 'text/csv; charset=utf-8; header=present').send(
        toCsv(tableOf(document, table), { bom: request.query.bom === '1' }),
      );
    },
  );
}

function asFile(reply: FastifyReply, name: string, type: string): FastifyReply {
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store');
}
