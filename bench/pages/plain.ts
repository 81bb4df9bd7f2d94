/** A bare Fastify page: the same bytes at every request, and to every form. Arguments: port, file with the page. */
import { readFileSync } from 'node:fs';
import formbody from '@fastify/formbody';
import Fastify from 'fastify';

const [port, file] = process.argv.slice(2);
const page = readFileSync(String(file), 'utf8');
const app = Fastify();
await app.register(formbody);
app.get('/page', (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
app.post('/page', (_request, reply) => reply.type('application/json').send(page));
app.get('/ready', () => 'ready');
await app.listen({ port: Number(port), host: '127.0.0.1' });
