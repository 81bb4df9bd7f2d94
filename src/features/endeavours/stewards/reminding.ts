import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import type { Mail } from '../../../platform/mail/mail.ts';
import { formatDate } from '../../../design-system/format.ts';
import { writeAct } from '../acts.ts';
import { type Endeavour, type EndeavourId, seatLabel } from '../endeavour.ts';
import { lockEndeavour } from '../endeavours.repository.ts';
import { findSeat } from '../seats.repository.ts';
import { listMembers } from '../members.repository.ts';
import { STEWARDS_AT_LEAST, stewardsNow } from '../stewardship.ts';
import { listStewardships } from '../stewards.repository.ts';
import { writeToMembers } from '../telling.ts';
import { endeavourUrls } from '../urls.ts';
import { dayToTell, isShortTold } from './reminders.ts';
import { listActive, markedShort, markShort, markTold, toldOf } from './reminders.repository.ts';

/** Tells the seats in time that stewards are missing, or will be. */
export interface Reminding {
  /** Writes to the seats what is due; done every day. */
  remind(): Promise<void>;
}

export function createReminding(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly mail: Mail;
  readonly baseUrl: URL;
}): Reminding {
  const { db, clock, mail, baseUrl } = deps;
  const linkTo = (id: EndeavourId): string => new URL(endeavourUrls.stewards(id), baseUrl).href;

  async function tellOfTerms(tx: Transaction, { id, title }: Endeavour, now: Date): Promise<void> {
    const told = await toldOf(tx, id);
    const terms = await listStewardships(tx, id);
    for (const term of stewardsNow(terms, now)) {
      const days = dayToTell(term.untilAt, now, told.get(term.id) ?? null);
      if (days === undefined) continue;
      await markTold(tx, term.id, days);
      if (terms.some(({ memberId, fromAt }) => memberId === term.memberId && fromAt >= term.untilAt))
        continue;
      const seat = await findSeat(tx, id, term.seatId);
      const member = (await listMembers(tx, id)).find((each) => each.id === term.memberId);
      const who = `${member?.name ?? 'Somebody'}${seat === undefined ? '' : ` (${seatLabel(seat)})`}`;
      await writeToMembers(tx, mail, id, {
        subject: `A steward’s term ends on ${formatDate(term.untilAt)}: ${title}`,
        paragraphs: [
          `${who} is a steward until ${formatDate(term.untilAt)}. The seats choose who looks after the endeavour next.`,
          'You can propose somebody, and say whether your seat consents, here:',
          linkTo(id),
        ],
      });
    }
  }

  async function tellOfLack(tx: Transaction, { id, title, startedAt }: Endeavour, now: Date): Promise<void> {
    const count = stewardsNow(await listStewardships(tx, id), now).length;
    const isShort = count < STEWARDS_AT_LEAST;
    const told = await markedShort(tx, id);
    if (!isShort) {
      if (told !== null) await markShort(tx, id, null);
      return;
    }
    if (isShortTold(told, startedAt, now)) return;
    await markShort(tx, id, now);
    await writeAct(tx, now, id, null, { kind: 'stewards-missing', data: { count } });
    await writeToMembers(tx, mail, id, {
      subject: `${count === 0 ? 'No steward' : 'One steward only'}: ${title}`,
      paragraphs: [
        `This endeavour has ${count === 0 ? 'no steward' : 'one steward only'}. It needs at least ${STEWARDS_AT_LEAST}, chosen by its seats.`,
        'You can propose somebody, and say whether your seat consents, here:',
        linkTo(id),
      ],
    });
  }

  return {
    async remind() {
      for (const id of await listActive(db)) {
        await inTransaction(db, async (tx) => {
          const endeavour = await lockEndeavour(tx, id);
          if (endeavour.state !== 'active') return;
          await tellOfTerms(tx, endeavour, clock.now());
          await tellOfLack(tx, endeavour, clock.now());
        });
      }
    },
  };
}
