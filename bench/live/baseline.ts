/**
 * The plainest server of events that Node.js allows: keeps every response, and writes to each in a loop. What it
 * sends and when are those of the run it is compared with: `sizes` are bytes of messages, `at` their times in
 * milliseconds. Arguments: port, file with {"sizes": […], "at": […]}. GET /go begins.
 */
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';

const [port, file] = process.argv.slice(2);
const { sizes, at } = JSON.parse(readFileSync(String(file), 'utf8')) as { sizes: number[]; at: number[] };
const open = new Set<ServerResponse>();

const server = createServer((request, response) => {
  if (request.url === '/ready') response.end('ready');
  else if (request.url === '/go') {
    sizes.forEach((size, index) => setTimeout(() => sendAll(messageOf(index, size)), at[index]));
    response.end('going');
  } else {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': welcome\n\n');
    open.add(response);
    response.on('close', () => open.delete(response));
  }
});

function messageOf(id: number, size: number): string {
  const head = `id: ${id}\nevent: changes\ndata: `;
  return `${head}${'x'.repeat(Math.max(0, size - head.length - 2))}\n\n`;
}

function sendAll(message: string): void {
  for (const response of open) response.write(message);
}

server.listen(Number(port), '127.0.0.1');
