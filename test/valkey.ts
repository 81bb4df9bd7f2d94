import { once } from 'node:events';
import { connect } from 'node:net';
import { freePort } from './ports.ts';
import { startProgram, type Running } from './processes.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A throwaway Valkey (or Redis) that keeps nothing. */
export interface Valkey extends Running {
  readonly url: string;
}

/** Starts a server on 127.0.0.1, on the port given (to come back after a stop) or else a free one. */
export async function startValkey(program: string, port?: number): Promise<Valkey> {
  const folder = temporaryFolder('valkey');
  const chosen = port ?? (await freePort());
  const running = await startProgram({
    command: program,
    args: ['--port', String(chosen), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    spawn: { cwd: folder.path },
    stopSignal: 'SIGTERM',
    probe: () => ping(chosen),
  });
  return {
    ...running,
    url: `redis://127.0.0.1:${chosen}`,
    stop: async () => {
      await running.stop();
      folder.remove();
    },
  };
}

async function ping(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  try {
    socket.write('PING\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    if (!answer.toString().startsWith('+PONG')) throw new Error(`Answered ${answer.toString()}`);
  } finally {
    socket.destroy();
  }
}
