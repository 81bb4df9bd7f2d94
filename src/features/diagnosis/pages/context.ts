import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from '../../../platform/clock.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import { NotFound } from '../../../platform/http/failures.ts';
import { parseId } from '../../../platform/ids.ts';
import { type Endeavours, type Membership, membershipOf } from '../../endeavours/index.ts';
import type { Forum } from '../../forum/index.ts';
import type { Notices } from '../../notices/index.ts';
import type { Answering } from '../answers/answering.ts';
import type { DiagnosisRound } from '../round.ts';
import { findRound } from '../rounds/rounds.repository.ts';
import type { Running } from '../rounds/running.ts';
import { diagnosisUrls } from '../urls.ts';
import type { Agreeing } from '../settings/agreeing.ts';
import type { Merging } from '../statements/merging.ts';

/** What the pages of the shape of the problem share. */
export interface DiagnosisPages {
  readonly app: FastifyInstance;
  readonly notices: Pick<Notices, 'markRead'>;
  readonly forum: Pick<Forum, 'linking'>;
  readonly db: Queryable;
  readonly clock: Clock;
  readonly endeavours: Endeavours;
  readonly running: Running;
  readonly answering: Answering;
  readonly merging: Merging;
  readonly agreeing: Agreeing;
}

/** The round of the address, with what came due in it done. */
export async function visitedRound(
  { db, running }: Pick<DiagnosisPages, 'db' | 'running'>,
  request: FastifyRequest,
): Promise<{ readonly membership: Membership; readonly round: DiagnosisRound }> {
  const membership = membershipOf(request);
  const { id: endeavourId } = membership.endeavour;
  await running.settle(endeavourId);
  const id = parseId<'diagnosis round'>((request.params as { round?: string }).round ?? '');
  const round = id === null ? undefined : await findRound(db, endeavourId, id);
  if (round === undefined) throw new NotFound();
  return { membership, round };
}

/** The frame of a page below the list of rounds. */
export function shapeFrame(endeavours: Endeavours, membership: Membership) {
  const { breadcrumbs = [], ...frame } = endeavours.frame.around(membership, 'shape');
  const list = { text: 'Shape of the problem', href: diagnosisUrls.shape(membership.endeavour.id) };
  return { ...frame, breadcrumbs: [...breadcrumbs, list] };
}
