import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endeavourCommand } from './endeavour-command.ts';

interface Ending {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `endeavour …` in this process. */
async function endeavour(...args: string[]): Promise<Ending> {
  const ending = { code: -1, out: '', err: '' };
  const ended = new Error('The command ended.');
  const command = endeavourCommand({
    environment: {},
    terminal: {
      write: (text) => void (ending.out += text),
      complain: (text) => void (ending.err += text),
      finish: (code) => void (ending.code = code),
      exit: (code) => {
        ending.code = code;
        throw ended;
      },
    },
  });
  await command.parseAsync(args, { from: 'user' }).catch((error: unknown) => {
    if (error !== ended) throw error;
  });
  return ending;
}

test('the help names every command', async () => {
  const { code, out } = await endeavour('--help');
  assert.equal(code, 0);
  for (const name of ['start', 'migrate', 'sample', 'backup', 'restore', 'session', 'analyse']) {
    assert.match(out, new RegExp(`^  ${name} `, 'm'));
  }
});

test('every command shows what it does, with examples', async () => {
  const commands = [['start'], ['migrate'], ['sample'], ['backup'], ['restore'], ['session', 'export']];
  for (const command of commands) {
    const { code, out } = await endeavour(...command, '--help');
    assert.equal(code, 0);
    assert.match(out, /Examples:\n {2}.*npx endeavour/, command.join(' '));
  }
});

test('a command that is not there, or is used in another way than it can be, ends with 2', async () => {
  const wrong = [
    [],
    ['dance'],
    ['backup'],
    ['restore', 'a', 'b'],
    ['session'],
    ['session', 'export', 'x', '--format', 'pdf'],
    ['analyse', 'agreement'],
  ];
  for (const args of wrong) {
    const { code, out, err } = await endeavour(...args);
    assert.equal(code, 2, args.join(' '));
    assert.equal(out, '');
    assert.notEqual(err, '');
  }
});

test('CSV files need a folder, which is said before anything is opened', async () => {
  assert.deepEqual(await endeavour('session', 'export', 'x', '--format', 'csv-folder'), {
    code: 2,
    out: '',
    err: 'Say with --out into which folder the CSV files go.\n',
  });
});
