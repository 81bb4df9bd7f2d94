import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { makeSpace } from '../../../../test/forum.ts';
import { giveRole, makeSeat, makeSession } from '../../../../test/sessions.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { SpaceId } from '../space.ts';
import { findSpace } from './spaces.repository.ts';

const app = await startTestApp();
const { forum } = app.features;
const db = app.database.kysely;
const person = async (name: string) => (await app.signInAs(`${name}@example.org`, { name })).person;
const [owner, member, blocked, outsider, erased] = [
  await person('owner'),
  await person('member'),
  await person('blocked'),
  await person('outsider'),
  await person('erased'),
];
await inTransaction(db, (tx) => app.features.people.erasePerson(tx, erased.id));

async function block(spaceId: SpaceId): Promise<void> {
  const sanction = { id: newId(), spaceId, personId: blocked.id, kind: 'block', reason: 'Threats' } as const;
  await db
    .insertInto('sanction')
    .values({ ...sanction, byPersonId: owner.id, at: app.clock.now() })
    .execute();
}

async function ofSession(closedAt: Date | null): Promise<SpaceId> {
  const session = await makeSession(app, { closedAt });
  await giveRole(app, session, 'organiser', owner);
  const { seat } = await makeSeat(app, session);
  await db.updateTable('seat').set({ personId: member.id }).where('id', '=', seat.id).execute();
  return inTransaction(db, (tx) =>
    forum.spaces.ensure(tx, { sessionId: session.id }, { name: 'After it', purpose: '' }),
  );
}

async function withMembers(kind: 'public' | 'private'): Promise<SpaceId> {
  const id = await makeSpace(app, owner, { kind });
  for (const name of ['member', 'blocked']) {
    await forum.spaces.addMember(owner.id, id, `${name}@example.org`, 'member');
  }
  return id;
}

async function openToWorld(): Promise<SpaceId> {
  const id = await withMembers('public');
  await forum.spaces.change(owner.id, id, { openToWorld: true });
  return id;
}

for (const [kind, make, readers] of [
  ['a public space', () => withMembers('public'), [owner, member, outsider]],
  ['a private space', () => withMembers('private'), [owner, member]],
  ['the space of a session that is on', () => ofSession(null), [owner, member]],
  ['the space of a session that has closed', () => ofSession(app.clock.now()), [owner, member, outsider]],
  ['a space open to the world', openToWorld, [owner, member, blocked, outsider]],
] as const) {
  test(`FOR-54: who may read ${kind} is the same, asked of one person or of many at once`, async () => {
    const id = await make();
    await block(id);
    const everybody = [owner, member, blocked, outsider];
    const one: string[] = [];
    for (const each of everybody) if (await forum.mayRead(db, each, id)) one.push(each.id);
    const space = (await findSpace(db, id, null))?.space ?? assert.fail('no space');
    const ids = [...everybody, erased].map((each) => each.id);
    assert.deepEqual(one.toSorted(), readers.map((each) => each.id).toSorted());
    assert.deepEqual([...(await forum.readersAmong(db, space, ids))].toSorted(), one.toSorted());
  });
}
