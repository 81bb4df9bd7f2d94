import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import { writeRecord } from '../../../platform/record/record.ts';
import type { Person, PersonId } from '../../people/index.ts';
import type { ToldOfModeration } from '../events.ts';
import { isNameless } from '../nameless/nameless.repository.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import type { PostId } from '../post.ts';
import { showWords } from '../polls/poll-words.repository.ts';
import { lockPost } from '../posts/posts.repository.ts';
import { spaceScope } from '../scope.ts';
import type { Space } from '../space.ts';
import type { ThreadId } from '../thread.ts';
import { lockThread, updateThread } from '../threads/threads.repository.ts';
import { forumUrls } from '../urls.ts';
import type { Appeal, AppealOutcome, AppealTarget, DecisionAbout } from './appeal.ts';
import {
  findDecisionAbout,
  insertAppeal,
  listOpenAppeals,
  lockAppeal,
  reportersOf,
  settleAppeal,
} from './appeals.repository.ts';
import type { OrderingDeps } from './deps.ts';
import { setHidden } from './hiding.ts';
import { liftSanction } from './sanctions.repository.ts';

/** Who can decide on an appeal: another moderator, or an administrator where there is no other. */
export interface Deciders {
  readonly people: readonly PersonId[];
  readonly areAdministrators: boolean;
}

export interface Appealing {
  /** Says against a decision about oneself why it was wrong: once for each decision. */
  appeal(by: Person, target: AppealTarget, id: string, text: string): Promise<Outcome>;
  decide(by: Person, id: string, outcome: AppealOutcome, note: string): Promise<Outcome>;
  deciders(db: Queryable, appeal: Pick<Appeal, 'spaceId' | 'actedBy' | 'personId'>): Promise<Deciders>;
  mayDecide(db: Queryable, by: Person, appeal: Appeal): Promise<boolean>;
  /** The appeals that wait for somebody, the oldest first. */
  waitingFor(db: Queryable, by: Person): Promise<readonly (Appeal & { readonly space: string })[]>;
}

const MOST_OPEN = 500;

export function createAppealing(
  deps: OrderingDeps & { readonly administrators: (db: Queryable) => Promise<readonly PersonId[]> },
): Appealing {
  const { db, clock, events, rights, release, administrators } = deps;

  async function deciders(
    queryable: Queryable,
    { spaceId, actedBy, personId }: Pick<Appeal, 'spaceId' | 'actedBy' | 'personId'>,
  ): Promise<Deciders> {
    const place = await rights.of(queryable, null, spaceId);
    const isOther = (id: PersonId): boolean => id !== actedBy && id !== personId;
    const moderators = place === undefined ? [] : await rights.moderators(queryable, place.space);
    const others = moderators.filter(isOther);
    if (others.length > 0) return { people: others, areAdministrators: false };
    return { people: (await administrators(queryable)).filter(isOther), areAdministrators: true };
  }

  async function mayDecide(queryable: Queryable, by: Person, appeal: Appeal): Promise<boolean> {
    if (by.id === appeal.actedBy || by.id === appeal.personId) return false;
    const own = await rights.of(queryable, by, appeal.spaceId);
    if (own?.rights.mayModerate === true) return true;
    return (await deciders(queryable, appeal)).people.includes(by.id);
  }

  /** Takes back what the appeal was against. */
  async function reverse(
    tx: Transaction,
    { target, targetId }: Appeal,
    context: { readonly space: Space; readonly by: PersonId; readonly now: Date },
  ): Promise<void> {
    switch (target) {
      case 'post': {
        const post = await lockPost(tx, targetId as PostId);
        if (post !== undefined) await setHidden(tx, post, null, { ...context, release });
        return;
      }
      case 'thread':
        await lockThread(tx, targetId as ThreadId);
        await updateThread(tx, targetId as ThreadId, { lockedAt: null, lockReason: '', lockedBy: null });
        return;
      case 'words':
        await showWords(tx, targetId);
        return;
      case 'sanction':
        await liftSanction(tx, targetId, context.by, context.now);
    }
  }

  return {
    deciders,
    mayDecide,

    appeal: (by, target, id, text) =>
      inTransaction<Outcome>(db, async (tx) => {
        const now = clock.now();
        const decision = await findDecisionAbout(tx, by.id, target, id);
        const why = whyNoAppeal(decision, now);
        const place = decision && (await rights.of(tx, null, decision.spaceId));
        if (decision === undefined || place === undefined || why !== undefined) return refused(why ?? '');
        const appealId = await insertAppeal(tx, decision, text, now);
        const { space } = place;
        const kind = 'appeal-made';
        const personId = target === 'words' || (await isNameless(tx, id)) ? null : by.id;
        await writeRecord(tx, now, { scope: spaceScope(space.id), kind, personId, subject: id });
        const tell = (await deciders(tx, decision)).people.map((to) => ({
          to,
          what: `An appeal waits for you in ${space.name}`,
          url: forumUrls.decideAppeal(appealId),
          as: 'duty' as const,
        }));
        await events.moderated(tx, { kind, subject: appealId, space, by: by.id, reason: '', tell }, now);
        return done;
      }),

    decide: (by, id, outcome, note) =>
      inTransaction<Outcome>(db, async (tx) => {
        const now = clock.now();
        const appeal = await lockAppeal(tx, id);
        if (appeal === undefined || !(await mayDecide(tx, by, appeal))) {
          return refused('Somebody other than whoever decided first decides on this appeal.');
        }
        if (appeal.outcome !== null) return refused('Somebody else has decided on this appeal meanwhile.');
        const place = await rights.of(tx, by, appeal.spaceId);
        if (place === undefined) return refused('This space is not there any more.');
        const { space } = place;
        await settleAppeal(tx, id, { outcome, note, by: by.id }, now);
        if (outcome === 'reversed') await reverse(tx, appeal, { space, by: by.id, now });
        const kind = `appeal-${outcome}`;
        const scope = spaceScope(space.id);
        await writeRecord(tx, now, { scope, kind, personId: by.id, subject: appeal.targetId, reason: note });
        const reporters = appeal.target === 'post' ? await reportersOf(tx, appeal.targetId) : [];
        const tell = whoIsTold(appeal, outcome, space, reporters);
        await events.moderated(tx, { kind, subject: id, space, by: by.id, reason: note, tell }, now);
        return done;
      }),

    async waitingFor(queryable, by) {
      const found: (Appeal & { space: string })[] = [];
      for (const appeal of await listOpenAppeals(queryable, MOST_OPEN)) {
        if (!(await mayDecide(queryable, by, appeal))) continue;
        const place = await rights.of(queryable, null, appeal.spaceId);
        found.push({ ...appeal, space: place?.space.name ?? '' });
      }
      return found;
    },
  };
}

/** Why nobody can appeal against a decision, or not any more. */
export function whyNoAppeal(decision: DecisionAbout | undefined, now: Date): string | undefined {
  if (decision === undefined) return 'This was taken back already, so there is nothing to appeal against.';
  if (decision.appeal !== null) return 'You have appealed against this already.';
  const isOver = decision.liftedAt !== null || (decision.until !== null && decision.until <= now);
  return isOver ? 'This does not hold any more, so there is nothing to appeal against.' : undefined;
}

/** Everybody concerned: who appealed, who had decided, and who had reported the post. */
function whoIsTold(
  { personId, actedBy, targetId }: Appeal,
  outcome: AppealOutcome,
  space: Space,
  reporters: readonly PersonId[],
): readonly ToldOfModeration[] {
  const isLifted = outcome === 'reversed';
  const where = `in ${space.name}`;
  const result = isLifted ? 'was lifted' : 'stays';
  const tell: ToldOfModeration[] = [];
  if (personId !== null) {
    const what = `Your appeal was decided: what was decided about you ${where} ${result}`;
    tell.push({ to: personId, what, url: forumUrls.decisions });
  }
  if (actedBy !== null) {
    const what = `An appeal was decided: what you had decided ${where} ${result}`;
    tell.push({ to: actedBy, what, url: forumUrls.spaceAct(space.id, 'log') });
  }
  for (const to of reporters) {
    if (to === personId || to === actedBy) continue;
    const what = `After an appeal, the post you reported ${where} ${isLifted ? 'is shown again' : 'stays hidden'}`;
    tell.push({ to, what, url: forumUrls.post(targetId) });
  }
  return tell;
}
