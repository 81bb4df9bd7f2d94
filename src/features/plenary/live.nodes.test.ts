import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestApp } from '../../../test/app.ts';
import { openStream } from '../../../test/event-stream.ts';
import { startNodes } from '../../../test/nodes.ts';
import { makeSession } from '../../../test/sessions.ts';
import type { HomeMessage } from './pages/home/model.ts';

const nodes = await startNodes(2);
const [first, second] = nodes as [TestApp, TestApp];

async function join(node: TestApp, code: string, organisation: string) {
  const agent = node.agent();
  const form = (await agent.get(`/j/${code}`)).form('Join');
  await agent.submit(form.fill({ organisation }));
  return agent;
}

async function ask(agent: Awaited<ReturnType<typeof join>>, code: string, text: string) {
  const form = (await agent.get(`/s/${code}/ask`)).form('Send question');
  return agent.submit(form.fill({ text }));
}

const asks = (text: string) => (data: Record<string, unknown>) =>
  (data as unknown as HomeMessage).questions?.questions.some((question) => question.text === text) ?? false;

test('a question asked on one node is seen on another, and so is a vote', async () => {
  const { code } = await makeSession(first);
  const asker = await join(first, code, 'Northshire Probation');
  const reader = await join(second, code, 'Harbour Housing Trust');
  const stream = await openStream(new URL(`/s/${code}/events`, second.baseUrl), reader.cookies);
  await ask(asker, code, 'Who meets people at the gate?');
  await stream.until(asks('Who meets people at the gate?'));
  const list = await reader.get(`/s/${code}`);
  await reader.submit(list.form('1 vote. I want this answered: Who meets people at the gate?'));
  await stream.until(
    (data) => (data as unknown as HomeMessage).questions?.counts.some(([, votes]) => votes === 2) ?? false,
  );
  stream.close();
});

test('a delegate whose node goes away asks another for what was missed, without loss or repeats', async () => {
  const { code } = await makeSession(first);
  const asker = await join(first, code, 'Northshire Probation');
  const stream = await openStream(new URL(`/s/${code}/events`, first.baseUrl), asker.cookies);
  await ask(asker, code, 'Who holds the money for housing?');
  await stream.until(asks('Who holds the money for housing?'));
  const lastId = stream.events.at(-1)?.id ?? 0;
  stream.close();
  const other = await join(second, code, 'Harbour Housing Trust');
  await ask(other, code, 'Why do release days fall on a Friday?');
  const again = await openStream(new URL(`/s/${code}/events`, second.baseUrl), asker.cookies, lastId);
  const missed = (await again.until(asks('Why do release days fall on a Friday?'))) as unknown as HomeMessage;
  assert.deepEqual(
    missed.questions?.questions.map((question) => question.text),
    ['Why do release days fall on a Friday?'],
  );
  again.close();
});
