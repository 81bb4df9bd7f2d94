/** A bare Fastify page: the same bytes at every request. Arguments: port, file with the page. */
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';

const [port, file] = process.argv.slice(2);
const page = readFileSync(String(file), 'utf8');
const app = Fastify();
app.get('/page', (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
app.get('/ready', () => 'ready');
await app.listen({ port: Number(port), host: '127.0.0.1' });
