import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusalOf, startQuestions } from '../../../test/questions.ts';
import type { ActResult, Actor, OwnResult, Target } from './index.ts';
import type { QuestionId, QuestionState } from './question.ts';
import { updateQuestion } from './repository.ts';
import { inTransaction } from '../../platform/database/transaction.ts';

const on = await startQuestions();
const session = await on.session();

const STATES: readonly QuestionState[] = [
  'received',
  'published',
  'next',
  'answering',
  'answered',
  'merged',
  'declined',
  'removed',
  'withdrawn',
  'carried-over',
];
const ROLES = ['organiser', 'chair', 'moderator', 'speaker', 'observer'] as const;
type ActorRole = (typeof ROLES)[number];

const actors = new Map<ActorRole, Actor>();
for (const role of ROLES) actors.set(role, await on.actor(session, role));
const [speakerId] = actors.get('speaker')?.speakerIds ?? [];
assert.ok(speakerId !== undefined);
const asker = await on.seat(session);
const otherSeat = await on.seat(session);
const other = await on.ask(session, otherSeat, { text: 'Another that stays open' });

/** A question of the asker, addressed to the speaker, put into a state without asking who may. */
async function questionIn(state: QuestionState): Promise<Target & { readonly questionId: QuestionId }> {
  const id = await on.ask(session, asker, { to: [speakerId!] });
  await inTransaction(on.db, (tx) =>
    updateQuestion(tx, id, {
      state,
      mergedInto: state === 'merged' ? other : null,
      reason: state === 'declined' || state === 'removed' ? 'off-topic' : null,
    }),
  );
  return { sessionId: session.id, questionId: id };
}

interface TriedAct {
  readonly name: string;
  readonly run: (actor: Actor, target: Target) => Promise<ActResult | OwnResult>;
  readonly by: readonly ActorRole[];
  /** Where it leads from each state in which it may be done. */
  readonly leads: Partial<Record<QuestionState, QuestionState>>;
}

const { moderation, answering, asking, replies } = on;
const MODERATORS = ['chair', 'moderator'] as const;
const ACTS: readonly TriedAct[] = [
  { name: 'publish', run: moderation.publish, by: MODERATORS, leads: { received: 'published' } },
  {
    name: 'decline or take down',
    run: (actor, target) => moderation.decline(actor, target, 'off-topic', ''),
    by: MODERATORS,
    leads: { received: 'declined', published: 'removed', next: 'removed', answering: 'removed' },
  },
  {
    name: 'merge',
    run: (actor, target) => moderation.merge(actor, target, other),
    by: MODERATORS,
    leads: { received: 'merged', published: 'merged', next: 'merged' },
  },
  { name: 'undo a merge', run: moderation.undoMerge, by: MODERATORS, leads: { merged: 'published' } },
  {
    name: 'restore',
    run: moderation.restore,
    by: MODERATORS,
    leads: { declined: 'published', removed: 'published' },
  },
  {
    name: 'park',
    run: (actor, target) => moderation.setParked(actor, target, true),
    by: MODERATORS,
    leads: { published: 'published', next: 'published' },
  },
  { name: 'choose', run: answering.choose, by: ['chair'], leads: { published: 'next' } },
  {
    name: 'put back',
    run: answering.putBack,
    by: ['chair'],
    leads: { next: 'published', answering: 'published' },
  },
  {
    name: 'start to answer',
    run: answering.start,
    by: ['chair'],
    leads: { published: 'answering', next: 'answering' },
  },
  {
    name: 'mark as answered aloud',
    run: (actor, target) => answering.finish(actor, target, [speakerId]),
    by: ['chair', 'speaker'],
    leads: { published: 'answered', next: 'answered', answering: 'answered' },
  },
  {
    name: 'answer in writing',
    run: (actor, target) => answering.write(actor, target, speakerId, 'We do.'),
    by: ['speaker'],
    leads: { published: 'answered', next: 'answered', answering: 'answered', answered: 'answered' },
  },
  {
    name: 'decline to answer',
    run: (actor, target) => answering.declineToAnswer(actor, target, speakerId, 'Not ours.'),
    by: ['speaker'],
    leads: { published: 'answered', next: 'answered', answering: 'answered' },
  },
];

for (const act of ACTS) {
  test(`LIVE-T1: who may ${act.name} a question, and from which states`, async () => {
    for (const role of ROLES) {
      // Who may not do it at all is tried only where others may.
      const states = act.by.includes(role) ? STATES : STATES.filter((state) => state in act.leads);
      for (const from of states) {
        const target = await questionIn(from);
        const result = await act.run(actors.get(role)!, target);
        const now = (await on.find(session, target.questionId)).state;
        const expected = act.by.includes(role) ? act.leads[from] : undefined;
        const what = `${role} from ${from}`;
        assert.equal(result.ok, expected !== undefined, what);
        assert.equal(now, expected ?? from, what);
        // At most one question is answered at a time.
        await clear(target.questionId);
      }
    }
  });
}

test('LIVE-T1: what the asker may do, and from which states', async () => {
  const own: readonly (Pick<TriedAct, 'name' | 'leads'> & { run: (id: QuestionId) => Promise<OwnResult> })[] =
    [
      {
        name: 'withdraw',
        run: (id) => asking.withdraw(asker, id),
        leads: {
          received: 'withdrawn',
          published: 'withdrawn',
          next: 'withdrawn',
          answering: 'withdrawn',
          merged: 'withdrawn',
          withdrawn: 'withdrawn',
        },
      },
      { name: 'reopen', run: (id) => replies.reopen(asker, id), leads: { answered: 'published' } },
      {
        name: 'edit',
        run: (id) => asking.edit(asker, id, 'Better words'),
        leads: { received: 'received' },
      },
      {
        name: 'ask for a second look',
        run: (id) => replies.requestSecondLook(asker, id, { note: 'It is on topic', text: '' }),
        leads: { declined: 'declined', removed: 'removed' },
      },
    ];
  for (const act of own) {
    for (const from of STATES) {
      const { questionId } = await questionIn(from);
      const result = await act.run(questionId);
      assert.equal(result.ok, act.leads[from] !== undefined, `${act.name} from ${from}`);
      assert.equal((await on.find(session, questionId)).state, act.leads[from] ?? from, act.name);
      await clear(questionId);
    }
  }
});

test('nobody acts for another asker', async () => {
  const { questionId } = await questionIn('published');
  assert.equal(refusalOf(await asking.withdraw(otherSeat, questionId)), 'This is not your question.');
  assert.equal(refusalOf(await replies.reopen(otherSeat, questionId)), 'This is not your question.');
});

test('an act that is refused leaves no trace, not even a new version of the session', async () => {
  const target = await questionIn('published');
  const before = await versionNow();
  assert.equal((await answering.choose(actors.get('moderator')!, target)).ok, false);
  assert.equal((await moderation.publish(actors.get('moderator')!, target)).ok, false);
  assert.equal(await versionNow(), before);
  const acts = await on.db
    .selectFrom('record')
    .selectAll()
    .where('subject', '=', target.questionId)
    .execute();
  assert.deepEqual(acts, []);
});

test('in an archived session nothing changes any more', async () => {
  const target = await questionIn('published');
  await on.setState(session, 'archived');
  for (const act of ACTS) {
    const role = act.by[0]!;
    assert.equal((await act.run(actors.get(role)!, target)).ok, false, act.name);
  }
  assert.equal((await asking.withdraw(asker, target.questionId)).ok, false);
  await on.setState(session, 'live');
});

/** Takes a question out of the way of the next. */
async function clear(id: QuestionId): Promise<void> {
  await inTransaction(on.db, (tx) => updateQuestion(tx, id, { state: 'carried-over' }));
}

async function versionNow(): Promise<number> {
  const row = await on.db
    .selectFrom('session')
    .select('version')
    .where('id', '=', session.id)
    .executeTakeFirstOrThrow();
  return row.version;
}
