import { type FormBody, type FormError, typedText } from '../../../platform/forms/form.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import type { Mail } from '../../../platform/mail/mail.ts';
import type { People } from '../../people/index.ts';
import { sessionCalendar } from '../calendar.ts';
import { listRoles } from '../repository.ts';
import type { RoleHolder, RoleId, Session } from '../session.ts';
import { sessionUrls } from '../urls.ts';
import type { Change, RunChange } from './change.ts';
import { INVITATION_LASTS_DAYS, invitationMail } from './invitation-mail.ts';
import { type Direction, moveInOrder } from './move-in-order.ts';
import type { Inviter, Organiser } from './organiser.ts';
import {
  countQuestionsFor,
  deleteHolder,
  insertHolder,
  isSameRole,
  setHolderOrder,
  setInvitedAt,
  takeAccess,
  updateHolder,
} from './people.repository.ts';
import { filledHolder, type HolderValues, readHolder } from './people-form.ts';
import { type Filled, stampOf } from './sections.ts';
import { organiseUrls } from './urls.ts';

export type SaveHolder =
  | { readonly kind: 'saved'; readonly isInvited: boolean }
  | { readonly kind: 'rejected'; readonly errors: readonly FormError[] }
  | { readonly kind: 'changed-meanwhile'; readonly saved: Filled }
  | { readonly kind: 'gone' };

/**
 * - `kept-without-access`: a speaker who was asked questions stays in the programme with them
 * - `last-organiser`: nobody else who has signed in could look after the session
 */
export type RemoveHolder = 'removed' | 'kept-without-access' | 'last-organiser' | 'gone';

export interface PeopleService {
  /** Lists somebody as typed, and invites them where an address is given. */
  invite(inviter: Inviter, typed: FormBody): Promise<SaveHolder>;
  save(inviter: Inviter, id: RoleId, typed: FormBody): Promise<SaveHolder>;
  /** Sends the invitation again. Returns false where there is nobody to send it to. */
  resend(inviter: Inviter, id: RoleId): Promise<boolean>;
  remove(organiser: Organiser, id: RoleId): Promise<RemoveHolder>;
  /** Moves somebody among those of the same role. */
  move(organiser: Organiser, id: RoleId, direction: Direction): Promise<void>;
}

export function createPeople(deps: {
  readonly run: RunChange;
  readonly mail: Mail;
  readonly people: Pick<People, 'oneTimeSignInLink'>;
  readonly baseUrl: URL;
}): PeopleService {
  const { run, mail, people, baseUrl } = deps;

  async function sendInvitation(
    tx: Transaction,
    session: Session,
    holder: Pick<HolderValues, 'role' | 'name'> & { readonly email: string },
    inviter: Inviter,
    now: Date,
  ): Promise<void> {
    const path =
      holder.role === 'organiser' ? organiseUrls.overview(session.code) : sessionUrls.home(session.code);
    const lasts = INVITATION_LASTS_DAYS * 24 * 3600 * 1000;
    await mail.send(
      tx,
      invitationMail({
        to: holder.email,
        name: holder.name,
        session,
        role: holder.role,
        invitedBy: inviter.person.name || inviter.person.email || 'An organiser',
        link: await people.oneTimeSignInLink(tx, holder.email, path, lasts),
        page: new URL(path, baseUrl).href,
        calendar: sessionCalendar(session, { baseUrl, now }),
      }),
    );
  }

  /** Saves what was typed of somebody, new or known, and invites them at an address that is new. */
  async function saveIn(
    { tx, session, now, record }: Change,
    inviter: Inviter,
    typed: FormBody,
    known: RoleHolder | undefined,
  ): Promise<SaveHolder> {
    const read = readHolder(typed);
    if (!read.ok) return { kind: 'rejected', errors: read.errors };
    const { value } = read;
    const others = (await listRoles(tx, session.id)).filter(({ id }) => id !== known?.id);
    if (others.some((other) => isSameRole(other, value))) {
      const message = `${value.email} is already invited as ${value.role}. Change that invitation instead`;
      return { kind: 'rejected', errors: [{ field: 'email', message }] };
    }
    const id = known?.id ?? (await insertHolder(tx, session.id, value, now));
    if (known !== undefined) await updateHolder(tx, known.id, value, now);
    const kind = known === undefined ? 'role-given' : 'role-changed';
    record({ kind, subject: id, data: { role: value.role, deputy: value.deputy } });
    const { email } = value;
    const isInvited = email !== null && email !== known?.email && email !== inviter.person.email;
    if (isInvited) await sendInvitation(tx, session, { ...value, email }, inviter, now);
    return { kind: 'saved', isInvited };
  }

  return {
    invite: (inviter, typed) => run(inviter, (change) => saveIn(change, inviter, typed, undefined)),

    save: (inviter, id, typed) =>
      run(inviter, async (change) => {
        const known = await findHolder(change, id);
        if (known === undefined) return { kind: 'gone' };
        const saved = filledHolder(known);
        if (typedText(typed, 'stamp') !== stampOf(saved)) return { kind: 'changed-meanwhile', saved };
        // Whoever has accepted keeps the role and address with which they did.
        const kept = known.personId === null ? {} : { email: known.email ?? '' };
        return saveIn(change, inviter, { ...typed, role: known.role, ...kept }, known);
      }),

    resend: (inviter, id) =>
      run(inviter, async (change) => {
        const holder = await findHolder(change, id);
        if (holder === undefined || holder.email === null) return false;
        const { tx, session, now } = change;
        await setInvitedAt(tx, id, now);
        await sendInvitation(tx, session, { ...holder, email: holder.email }, inviter, now);
        change.record({ kind: 'invitation-resent', subject: id, data: { role: holder.role } });
        return true;
      }),

    remove: (organiser, id) =>
      run(organiser, async (change) => {
        const { tx, session, record } = change;
        const holders = await listRoles(tx, session.id);
        const holder = holders.find((each) => each.id === id);
        if (holder === undefined) return 'gone';
        if (isLastOrganiser(holder, holders)) return 'last-organiser';
        const data = { role: holder.role };
        if (holder.role === 'speaker' && (await countQuestionsFor(tx, id)) > 0) {
          await takeAccess(tx, id);
          record({ kind: 'role-access-taken', subject: id, data });
          return 'kept-without-access';
        }
        await deleteHolder(tx, id);
        record({ kind: 'role-taken', subject: id, data });
        return 'removed';
      }),

    move: (organiser, id, direction) =>
      run(organiser, async (change) => {
        const { tx, session, record } = change;
        const holders = await listRoles(tx, session.id);
        const role = holders.find((each) => each.id === id)?.role;
        const ids = holders.filter((each) => each.role === role).map((each) => each.id);
        const moved = moveInOrder(ids, id, direction);
        if (moved.every((each, index) => each === ids[index])) return;
        await setHolderOrder(tx, moved);
        record({ kind: 'role-moved', subject: id, data: { direction } });
      }),
  };
}

async function findHolder({ tx, session }: Change, id: RoleId): Promise<RoleHolder | undefined> {
  return (await listRoles(tx, session.id)).find((holder) => holder.id === id);
}

/** Whether nobody else who has signed in could organise the session. */
export function isLastOrganiser(holder: RoleHolder, holders: readonly RoleHolder[]): boolean {
  return (
    holder.role === 'organiser' &&
    holder.personId !== null &&
    !holders.some((other) => other.role === 'organiser' && other.personId !== null && other.id !== holder.id)
  );
}
