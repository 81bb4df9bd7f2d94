import type { Transaction } from '../../../platform/database/transaction.ts';
import type { Notices, Telling } from '../../notices/index.ts';
import type { PersonId } from '../../people/index.ts';
import { type Session, sessionUrls } from '../../sessions/index.ts';
import { drawGroup, personWords } from '../drawing/telling.ts';
import type { Place, Swap } from './swap.ts';

const LIST = new Intl.ListFormat('en-GB');

/** What being asked for a swap is called where people are told of it: it is no news once it is settled. */
export const ASKED = 'swap-asked:';

interface Told {
  readonly session: Session;
  readonly swap: Swap;
}

type Tell = Pick<Notices, 'tell'>;

function telling({ session, swap }: Told, personId: PersonId, about: string, text: string): Telling {
  const group = drawGroup(swap.drawId);
  return {
    personId,
    about,
    group,
    groupTitle: `Meet people from “${session.title}”`,
    reason: 'introduction',
    actorId: null,
    url: sessionUrls.meet(session.code),
    text,
  };
}

/** Tells somebody that they are asked to swap. */
export async function tellAsked(tx: Transaction, notices: Tell, told: Told): Promise<void> {
  const { askerId, askedId, id } = told.swap;
  const words = await personWords(tx, [askerId]);
  const text = `${words(askerId)} asks to swap groups with you. You need not say yes, nor why not.`;
  await notices.tell(tx, [telling(told, askedId, `${ASKED}${id}`, text)]);
}

/** Tells whoever asked that the other stays where they are. */
export async function tellStayed(tx: Transaction, notices: Tell, told: Told): Promise<void> {
  const { askerId, askedId, id } = told.swap;
  const words = await personWords(tx, [askedId]);
  const text = `${words(askedId)} stays in their group. You stay in yours, and may ask somebody else.`;
  await notices.tell(tx, [telling(told, askerId, `swap-stayed:${id}`, text)]);
}

/** Tells whoever asked that the groups have changed meanwhile. */
export async function tellLapsed(tx: Transaction, notices: Tell, told: Told): Promise<void> {
  const { askerId, id } = told.swap;
  const text = 'The groups have changed since you asked to swap. You are in your group, and may ask again.';
  await notices.tell(tx, [telling(told, askerId, `swap-lapsed:${id}`, text)]);
}

/** Tells both groups who has come and who has gone. `places`: as they are now. */
export async function tellSwapped(
  tx: Transaction,
  notices: Tell,
  told: Told & { readonly places: readonly Place[] },
): Promise<void> {
  const { askerId, askedId, id } = told.swap;
  const moved = [askerId, askedId];
  const groups = moved.map((mover) => {
    const group = told.places.find(({ personId }) => personId === mover)?.group;
    return told.places.flatMap((place) => (place.group === group ? place.personId : []));
  });
  const words = await personWords(tx, groups.flat());
  await notices.tell(
    tx,
    groups.flatMap((group, index) => {
      const [comes, goes] = index === 0 ? [askerId, askedId] : [askedId, askerId];
      return group.map((personId) => {
        const others = group.filter((each) => each !== personId).map(words);
        const text =
          personId === comes
            ? `You have swapped groups with ${words(goes)}. You meet ${LIST.format(others)}.`
            : `Two people have swapped groups: ${words(comes)} is in your group now, in place of ${words(goes)}.`;
        return telling(told, personId, `swapped:${id}`, text);
      });
    }),
  );
}
