import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import Fastify from 'fastify';
import { Agent } from './agent.ts';

const app = Fastify();
await app.register(cookie);
await app.register(formbody);
app.get('/', async (request, reply) => {
  const seen = Number(request.cookies['seen'] ?? 0) + 1;
  return reply
    .setCookie('seen', String(seen))
    .type('text/html')
    .send(
      `<h1>Visit ${seen}</h1><main><form method="post" action="/say"><input name="word"><button>Say</button></form>`,
    );
});
app.post('/say', async (request, reply) =>
  reply.redirect(
    `/said?${String(new URLSearchParams(request.body as object as Record<string, string>))}`,
    303,
  ),
);
app.get('/said', async (request, reply) =>
  reply.type('text/html').send(`<h1>${JSON.stringify(request.query)}</h1>`),
);
app.get('/forget', async (_request, reply) => reply.clearCookie('seen').redirect('/', 303));
app.get('/round', async (_request, reply) => reply.redirect('/round'));
app.get('/away', async (_request, reply) => reply.redirect('https://login.example.org/start'));
app.get('/headers', async (request) => ({ ...request.headers, ip: request.ip }));
after(() => app.close());

const newAgent = (): Agent => new Agent(app, new URL('http://localhost:3000'));

test('cookies are kept, each agent its own, and let go of', async () => {
  const agent = newAgent();
  await agent.get('/');
  assert.equal((await agent.get('/')).heading, 'Visit 2');
  assert.equal((await newAgent().get('/')).heading, 'Visit 1');
  assert.equal((await agent.get('/forget')).heading, 'Visit 1');
});

test('a form is filled in, sent, and the redirect after it followed', async () => {
  const agent = newAgent();
  const form = (await agent.get('/')).form();
  const page = await agent.submit(form.fill({ word: 'a & b' }), 'Say');
  assert.equal(page.heading, '{"word":"a & b"}');
  assert.equal(page.path, '/said?word=a+%26+b');
  assert.deepEqual(page.redirects, ['/said?word=a+%26+b']);
});

test('a redirect to another site is not followed, but told', async () => {
  const page = await newAgent().get('/away');
  assert.equal(page.status, 302);
  assert.deepEqual(page.redirects, ['https://login.example.org/start']);
});

test('redirects in circles are an error', async () => {
  await assert.rejects(newAgent().get('/round'), /Redirected in circles/);
});

test('the app sees the host, the origin and the address of a browser', async () => {
  const agent = new Agent(app, new URL('http://localhost:3000'), { address: '10.0.0.7' });
  const seen = JSON.parse((await agent.get('/headers')).body) as Record<string, string>;
  assert.equal(seen['host'], 'localhost:3000');
  assert.equal(seen['sec-fetch-site'], 'same-origin');
  assert.equal(seen['ip'], '10.0.0.7');
});
