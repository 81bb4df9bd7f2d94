import { formatDate } from '../../../design-system/format.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotFound } from '../../../platform/http/failures.ts';
import { toCsv } from '../../../platform/csv.ts';
import { briefOf } from '../results/brief.ts';
import { roundDocument, roundTable } from '../results/export.ts';
import { findResult } from '../rounds/rounds.repository.ts';
import { diagnosisUrls } from '../urls.ts';
import { type DiagnosisPages, visitedRound } from './context.ts';

/** A closed round to take away. Everything in it is what its page shows: small organisations are pooled. */
export function filePages(pages: DiagnosisPages): void {
  const { app, db, endeavours } = pages;
  const config = { access: endeavours.memberships.to('read the record') };

  async function closedRound(request: FastifyRequest) {
    const { membership, round } = await visitedRound(pages, request);
    const result = await findResult(db, round.id);
    if (result === null || round.closedAt === null) throw new NotFound();
    return { endeavour: membership.endeavour, round, result, closedAt: round.closedAt };
  }

  const asFile = (reply: FastifyReply, name: string, type: string) =>
    reply
      .type(`${type}; charset=utf-8`)
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('cache-control', 'no-store');

  app.get(diagnosisUrls.json(':endeavour', ':round'), { config }, async (request, reply) => {
    const { endeavour, round, result, closedAt } = await closedRound(request);
    return asFile(reply, `round-${round.number}.json`, 'application/json').send(
      roundDocument(endeavour.title, { ...round, closedAt }, result),
    );
  });

  app.get(diagnosisUrls.csv(':endeavour', ':round'), { config }, async (request, reply) => {
    const { round, result } = await closedRound(request);
    return asFile(reply, `round-${round.number}.csv`, 'text/csv').send(toCsv(roundTable(result)));
  });

  app.get(diagnosisUrls.brief(':endeavour', ':round'), { config }, async (request, reply) => {
    const { endeavour, round, result, closedAt } = await closedRound(request);
    const about = {
      title: endeavour.title,
      issue: endeavour.issue,
      forWhom: endeavour.forWhom,
      round: round.number,
      closed: formatDate(closedAt),
    };
    return asFile(reply, `brief-round-${round.number}.txt`, 'text/plain').send(briefOf(about, result));
  });
}
