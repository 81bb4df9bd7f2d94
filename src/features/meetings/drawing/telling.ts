import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import { seePeople } from '../../directory/index.ts';
import type { Notices, Telling } from '../../notices/index.ts';
import type { PersonId } from '../../people/index.ts';
import { type Session, sessionUrls } from '../../sessions/index.ts';
import type { DrawId } from '../meeting.ts';
import { LEAST_PEOPLE } from './groups.ts';

const LIST = new Intl.ListFormat('en-GB');

/** What a draw is called where people are told of it. */
export function drawGroup(draw: DrawId): string {
  return `meeting:${draw}`;
}

/** How these people are named where others are told of them. */
export async function personWords(
  db: Queryable,
  people: readonly PersonId[],
): Promise<(id: PersonId) => string> {
  const seen = new Map((await seePeople(db, null, people)).map((each) => [each.id, each]));
  return (id) => {
    const { name = '', organisation = null } = seen.get(id) ?? {};
    return organisation === null ? name : `${name} (${organisation})`;
  };
}

/** Tells everybody who wanted to meet whom they meet, or that there is nobody this time. */
export async function tellGroups(
  tx: Transaction,
  notices: Pick<Notices, 'tell'>,
  made: {
    readonly session: Session;
    readonly draw: DrawId;
    readonly groups: readonly (readonly PersonId[])[];
    readonly leftOut: readonly PersonId[];
  },
): Promise<void> {
  const { session, draw, groups, leftOut } = made;
  const words = await personWords(tx, groups.flat());
  const telling = (personId: PersonId, text: string): Telling => ({
    personId,
    about: drawGroup(draw),
    group: drawGroup(draw),
    groupTitle: `Meet people from “${session.title}”`,
    reason: 'introduction',
    actorId: null,
    url: sessionUrls.meet(session.code),
    text,
  });
  await notices.tell(tx, [
    ...groups.flatMap((group) =>
      group.map((personId) => {
        const others = group.filter((id) => id !== personId).map(words);
        return telling(
          personId,
          `You meet ${LIST.format(others)}. See why you were put together, and how to write to each other.`,
        );
      }),
    ),
    ...leftOut.map((personId) =>
      telling(
        personId,
        groups.length === 0 && leftOut.length < LEAST_PEOPLE
          ? 'Too few people wanted to meet, so nobody was put together this time. You stay on the list.'
          : 'There was nobody new for you to meet this time. You stay on the list.',
      ),
    ),
  ]);
}
