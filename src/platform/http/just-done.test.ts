import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Agent } from '../../../test/agent/agent.ts';
import { startBareServer } from '../../../test/server.ts';
import { anyone } from './access.ts';

const { app } = await startBareServer((routes) => {
  const config = { access: anyone };
  routes.get('/list', { config }, async (request) => request.query);
  routes.get<{ Querystring: { to?: string } }>('/act', { config }, (request, reply) =>
    reply.redirect(reply.done(request.query.to ?? '/list', 'it’s saved & sent'), 303),
  );
});
const open = (): Agent => new Agent(app, new URL('http://localhost:3000'));
const read = async (agent: Agent, path: string): Promise<unknown> => JSON.parse((await agent.get(path)).body);

test('a page hears once what was just done', async () => {
  const agent = open();
  const page = await agent.get('/act');
  assert.deepEqual(JSON.parse(page.body), { done: 'it’s saved & sent' });
  assert.deepEqual(await read(agent, page.path), {}, 'opened again it is no news');
  assert.deepEqual([...agent.cookies], [], 'nothing of it stays');
});

test('a made-up address and one that somebody passed on tell nothing, and the rest of them stays', async () => {
  const [one, other] = [open(), open()];
  assert.deepEqual(await read(other, '/list?page=2&done=saved'), { page: '2' });
  assert.deepEqual(await read(other, '/list?done=saved&done=sent'), {});
  const { path } = await one.get('/act');
  assert.deepEqual(await read(other, path), {});
});

test('two windows do not get in each other’s way', async () => {
  const agent = open();
  // Both acts are answered before either page is asked for.
  const answers = await Promise.all(
    ['/list?page=1', '/list?page=2#row-7'].map((to) => app.inject({ url: '/act', query: { to } })),
  );
  for (const { cookies } of answers) for (const { name, value } of cookies) agent.setCookie(name, value);
  const [first, second] = answers.map(({ headers }) => String(headers.location));
  assert.match(second ?? '', /^\/list\?page=2&done=[^#]+#row-7$/);
  const without = (second ?? '').replace('#row-7', '');
  assert.deepEqual(await read(agent, without), { page: '2', done: 'it’s saved & sent' });
  assert.deepEqual(await read(agent, first ?? ''), { page: '1', done: 'it’s saved & sent' });
});
