// Rebuilds on every change and restarts the server. Ctrl-C ends it all.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, watch } from 'node:fs';

const RESTART_AFTER_QUIET_MS = 500;
const CODE = 'dist/src';
const ASSETS = 'dist/public';
const PROGRAM = `${CODE}/cli.js`;
const MANIFEST = 'manifest.json';

const running = new Set<ChildProcess>();

/** Starts a program whose lines are printed after its name. */
function start(name: string, command: string, args: readonly string[]): ChildProcess {
  const child = spawn(command, [...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  for (const stream of [child.stdout, child.stderr]) prefixLines(name, stream);
  return child;
}

function prefixLines(name: string, stream: NodeJS.ReadableStream): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') console.log(`${name.padEnd(6)} │ ${line}`);
  });
}

async function stop(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || !running.has(child)) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

/** Calls back once the built server has changed and then been left alone for a moment. */
function onRebuilt(callBack: () => void): void {
  let timer: NodeJS.Timeout | undefined;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(callBack, RESTART_AFTER_QUIET_MS);
  };
  watch(CODE, { recursive: true }, (_event, file) => {
    if (file?.endsWith('.js') === true && !file.includes('.test.')) later();
  });
  watch(ASSETS, (_event, file) => {
    if (file === MANIFEST) later();
  });
}

for (const folder of [CODE, ASSETS]) mkdirSync(folder, { recursive: true });
let server: ChildProcess | undefined;
let restarting = Promise.resolve();
onRebuilt(() => {
  const isWhole = existsSync(PROGRAM) && existsSync(`${ASSETS}/${MANIFEST}`);
  if (!isWhole) return;
  restarting = restarting.then(async () => {
    await stop(server);
    server = start('server', process.execPath, [PROGRAM, 'start']);
  });
});

start('code', 'tsc', ['--watch', '--preserveWatchOutput']);
start('assets', 'vite', ['build', '--watch', '--logLevel', 'warn']);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void Promise.all([...running].map(stop)).then(() => process.exit());
  });
}
