import type { Config } from './config.ts';
import { errorCode, isUnavailable } from './platform/database/errors.ts';

/** Something outside the program keeps it from starting, said so that whoever starts it can mend that. */
export class CannotStart extends Error {}

const REFUSED: Readonly<Record<string, string>> = {
  '28P01': 'it refused the user or the password',
  '28000': 'it refused the user',
  '3D000': 'it has no database of that name',
};

/** Why the database of that address cannot be used, without its password; any other error as it is. */
export function explainConnecting(error: unknown, { host, pathname }: URL): unknown {
  const reason = REFUSED[errorCode(error) ?? ''] ?? (isUnavailable(error) ? 'it does not answer' : undefined);
  if (reason === undefined) return error;
  return new CannotStart(
    `The database ${pathname.slice(1)} at ${host} cannot be reached: ${reason}. Check DATABASE_URL, and that the server runs.`,
    { cause: error },
  );
}

/** Why the folder of the embedded database cannot be used; any other error as it is. */
export function explainFolder(error: unknown, { dataDir }: Config): unknown {
  const reasons: Readonly<Record<string, string>> = {
    ENOTDIR: 'a part of its path is a file',
    EEXIST: 'it is a file',
    EACCES: 'this user may not write there',
    EROFS: 'nothing can be written there',
    ENOSPC: 'the disk is full',
  };
  const reason = reasons[errorCode(error) ?? ''];
  if (reason === undefined) return error;
  return new CannotStart(
    `The folder ${dataDir} cannot hold the database: ${reason}. Set DATA_DIR to another folder.`,
    {
      cause: error,
    },
  );
}

/** Why nobody can be served at the address that the settings give; any other error as it is. */
export function explainListening(error: unknown, config: Config): unknown {
  const { mailIn } = config;
  const isMailIn = mailIn !== undefined && (error as { port?: number }).port === mailIn.port;
  const { port, host } = isMailIn ? mailIn : config;
  const [portName, hostName] = isMailIn ? ['MAIL_IN_PORT', 'MAIL_IN_HOST'] : ['PORT', 'HOST'];
  const sentences: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} is in use. Stop the other program, or set ${portName} to another number.`,
    EACCES: `Port ${port} may not be used by this user. Set ${portName} to a number above 1023.`,
    EADDRNOTAVAIL: `This machine does not have the address ${host}. Set ${hostName} to one that it has.`,
    ENOTFOUND: `This machine does not have the address ${host}. Set ${hostName} to one that it has.`,
  };
  const sentence = sentences[errorCode(error) ?? ''];
  return sentence === undefined ? error : new CannotStart(sentence, { cause: error });
}
