import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import type { App } from '../app.ts';
import { EXPORT_TABLES, type SessionDocument, tableOf } from '../features/archive/index.ts';
import { toCsv } from '../platform/csv.ts';
import { findSession, findSessionByCode, readJoinCode, type Session } from '../features/sessions/index.ts';
import { errorCode } from '../platform/database/errors.ts';
import { parseId } from '../platform/ids.ts';
import { act, CommandProblem, describedCommand, type Shell, WrongUse } from './shell.ts';
import { withApp } from './with-app.ts';

interface Options {
  readonly format: 'json' | 'csv-folder';
  readonly out?: string;
  readonly bom: boolean;
}

/** `endeavour session export CODE`: a session as organisers take it away, without the service. */
export function sessionCommand(shell: Shell): Command {
  return new Command('session')
    .description('what can be done with one session')
    .addCommand(exportCommand(shell));
}

function exportCommand(shell: Shell): Command {
  return describedCommand('export', 'write a session as JSON, or as a folder of CSV files', [
    'npx endeavour session export TE132D > session.json',
    'npx endeavour session export TE132D --out session.json',
    'npx endeavour session export TE132D --format csv-folder --out ./session --bom',
  ])
    .argument('<session>', 'its join code, or its id')
    .addOption(
      new Option('--format <format>', 'what to write').choices(['json', 'csv-folder']).default('json'),
    )
    .option('--out <path>', 'a new file, or a new folder for CSV; JSON goes to standard output without it')
    .option('--bom', 'begin CSV files with a byte order mark, for spreadsheets', false)
    .option('--json', 'the same as --format json', false)
    .action((typed: string, options: Options) =>
      act(shell, async ({ config, say, write }) => {
        if (options.format === 'csv-folder' && options.out === undefined) {
          throw new WrongUse('Say with --out into which folder the CSV files go.');
        }
        const document = await withApp(config, { jobs: false }, async (app) =>
          app.features.archive.readDocument(await demandSession(app, typed)),
        );
        if (options.out === undefined) return write(inJson(document));
        const files = options.format === 'json' ? null : csvFiles(document, options.bom);
        await (files === null ? writeNew(options.out, inJson(document)) : writeFolder(options.out, files));
        say(`Wrote ${options.out}.`);
      }),
    );
}

async function demandSession({ services }: App, typed: string): Promise<Session> {
  const db = services.database.kysely;
  const code = readJoinCode(typed);
  const id = parseId<'session'>(typed);
  const byCode = code === null ? undefined : await findSessionByCode(db, code);
  const session = byCode ?? (id === null ? undefined : await findSession(db, id));
  if (session === undefined)
    throw new CommandProblem(`There is no session ${typed}. Give its join code or its id.`);
  return session;
}

function inJson(document: SessionDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

function csvFiles(document: SessionDocument, bom: boolean): readonly (readonly [string, string])[] {
  return EXPORT_TABLES.map((table) => [`${table}.csv`, toCsv(tableOf(document, table), { bom })]);
}

async function writeFolder(folder: string, files: readonly (readonly [string, string])[]): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw explained(error, folder);
  });
  if ((await readdir(folder)).length > 0)
    throw new CommandProblem(`The folder ${folder} is not empty. Choose a new one.`);
  for (const [name, text] of files) await writeNew(join(folder, name), text);
}

async function writeNew(path: string, text: string): Promise<void> {
  await writeFile(path, text, { flag: 'wx' }).catch((error: unknown) => {
    throw explained(error, path);
  });
}

function explained(error: unknown, path: string): unknown {
  const sentences: Readonly<Record<string, string>> = {
    EEXIST: `${path} is there already. Choose another name.`,
    ENOENT: `There is no folder for ${path}.`,
    ENOTDIR: `There is no folder for ${path}.`,
    EACCES: `This user may not write ${path}.`,
  };
  const sentence = sentences[errorCode(error) ?? ''];
  return sentence === undefined ? error : new CommandProblem(sentence, { cause: error });
}
