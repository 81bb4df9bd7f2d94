import type { Transaction } from '../../../platform/database/transaction.ts';
import type { Person, PersonId } from '../../people/index.ts';
import { refused } from '../outcome.ts';
import type { Space } from '../space.ts';
import type { SpaceRights } from '../spaces/access.ts';
import { namelessChoice } from './choosing.ts';
import { namelessAuthor, type Naming } from './nameless.ts';

/** As whom somebody writes. */
export interface Author {
  /** What stands beside the post; without a name, nobody’s id. */
  readonly shown: {
    readonly authorId: PersonId | null;
    readonly organisationId: Person['organisationId'];
    readonly shownAuthor: string | null;
  };
  /** The organisation that is named, whether as theirs or as that of whoever wrote it. */
  readonly organisationId: string | null;
}

export const NOT_WITHOUT_NAME = {
  ...refused(
    'This space does not take that of you without your name, or not any more. Select again whose name is shown. Your text is kept below.',
  ),
  field: 'naming',
};

/** As whom somebody writes; undefined where the space does not take that of them. */
export async function authorAs(
  tx: Transaction,
  rights: SpaceRights,
  space: Space,
  by: Person,
  naming: Naming = 'name',
): Promise<Author | undefined> {
  const { organisationId } = by;
  if (naming === 'name') {
    return { shown: { authorId: by.id, organisationId, shownAuthor: null }, organisationId };
  }
  const choice = await namelessChoice(tx, rights, space, by);
  const named = naming === 'organisation' ? (choice?.organisation ?? undefined) : undefined;
  if (choice === undefined || (naming === 'organisation' && named === undefined)) return undefined;
  const shownAuthor = namelessAuthor(named?.name);
  return { shown: { authorId: null, organisationId: null, shownAuthor }, organisationId: named?.id ?? null };
}
