import { formatCount } from '../../../../design-system/format.ts';
import { audienceOf } from '../../arranging/audience.ts';
import type { MergeAcross } from '../../arranging/merging.ts';

/** Of two spaces; people are counted where a space has members of its own. */
export interface ReadersOfTwo {
  /** The members of the space into which the posts go. */
  readonly there: number;
  /** Of those, the ones who do not read the space that the posts come from. */
  readonly gain: number;
  /** Members of the space that the posts come from who do not read the other. */
  readonly lose: number;
  /** Whether a post without a name is among them. */
  readonly hasNameless: boolean;
}

/** Who will be able to read the posts of a thread in the other space, and who no more, in sentences. */
export function audienceChange({ from, to }: MergeAcross, readers: ReadersOfTwo): readonly string[] {
  const [before, after] = [audienceOf(from), audienceOf(to)];
  const lines: string[] = [];
  if (after === 'world') lines.push('Anybody will be able to read them, also without an account.');
  if (after === 'signed-in') {
    lines.push(
      before === 'signed-in'
        ? 'Everybody who is signed in is able to read them, as now.'
        : 'Everybody who is signed in will be able to read them.',
    );
  }
  if (after === 'members') {
    const gain =
      readers.gain === 0 ? 'All of them read them today.' : `${readers.gain} of them cannot read them today.`;
    lines.push(
      `The ${formatCount(readers.there, 'member')} of “${to.name}” will be able to read them. ${gain}`,
    );
  }
  if (after === 'context') {
    lines.push(`All who take part in the work that “${to.name}” belongs to will be able to read them.`);
  }
  if (before === 'world' && after !== 'world') {
    lines.push('Without an account nobody will be able to read them any more.');
  }
  if (after === 'members' || after === 'context') {
    const count = before === 'members' ? ` That is ${formatCount(readers.lose, 'member')} of it.` : '';
    lines.push(`Who reads “${from.name}” but not “${to.name}” will not find them any more.${count}`);
  }
  if (readers.hasNameless) {
    lines.push(
      `Some were posted without a name, which stays so. The moderators of “${to.name}” can look a name up with a reason, which is told to whoever wrote it.`,
    );
  }
  return lines;
}
