import assert from 'node:assert/strict';
import type { PerspectivesDocument } from '../../analysis/perspectives/document.ts';
import { analyse } from './run-analyse.ts';

/** For tests: ten statements, the last one rejected, each by an author of its own. */
export const COMMENTS = `timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
${Array.from({ length: 10 }, (_, id) => `1500000000000,never read,${id},${id + 1},0,0,${id === 9 ? -1 : 1},"Text, ${id}"`).join('\n')}\n`;

/** For tests: votes of twenty people of two camps; each author agrees with their own statement. */
export function votesFile(sign = 1, seconds = false): string {
  const rows = Array.from({ length: 200 }, (_, at) => {
    const [person, statement] = [Math.floor(at / 10) + 1, at % 10];
    const value = person === statement + 1 || (person + statement) % 3 > 0 ? 1 : -1;
    return `${1500000000 + at}${seconds ? '' : '000'},${statement},${person},${sign * value}`;
  });
  return `timestamp,comment-id,voter-id,vote\n${rows.join('\n')}\n`;
}

/** For tests: what `endeavour analyse perspectives` prints. */
export async function documentOf(...args: string[]): Promise<PerspectivesDocument> {
  const { code, out, err } = await analyse('perspectives', ...args, '--json');
  assert.deepEqual({ code, err }, { code: 0, err: '' });
  return JSON.parse(out) as PerspectivesDocument;
}

/** The first line of a file of votes. */
export const HEAD = 'timestamp,comment-id,voter-id,vote\n';
