import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { Mail } from '../../../platform/mail/mail.ts';
import { hashSecret, newSecret } from '../../../platform/random.ts';
import { writeRecord } from '../../../platform/record/record.ts';
import type { People, Person } from '../../people/index.ts';
import type { EventHub } from '../events.ts';
import { spaceScope } from '../scope.ts';
import type { Space, SpaceId } from '../space.ts';
import { findSpace, putMember } from '../spaces/spaces.repository.ts';
import { forumUrls } from '../urls.ts';
import { findInvitation, insertInvitation, revokeInvitation, takeUse } from './invitations.repository.ts';
import { joined } from './joined.ts';
import { type Over, type SpaceInvitation, whyOver } from './joining.ts';
import { isMember } from './requests.repository.ts';

const DAY_MS = 24 * 3600 * 1000;

export interface WantedInvitation {
  /** Empty for a link to pass on. */
  readonly email: string;
  readonly purpose: string;
  readonly uses: number;
  readonly days: number;
}

export interface FoundInvitation {
  readonly invitation: SpaceInvitation;
  readonly space: Space;
  readonly over: Over | null;
}

export interface Inviting {
  /** Returns the whole address of the invitation, which is kept nowhere else. */
  invite(by: Person, space: Space, wanted: WantedInvitation): Promise<string>;
  revoke(by: Person, space: SpaceId, id: string): Promise<boolean>;
  find(secret: string): Promise<FoundInvitation | undefined>;
  /** Makes somebody a member. Says why not where the invitation is over, or for another address. */
  accept(secret: string, who: Person): Promise<'done' | 'another-address' | Over | undefined>;
}

export function createInviting(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly mail: Mail;
  readonly events: EventHub;
  readonly people: Pick<People, 'oneTimeSignInLink'>;
  readonly baseUrl: URL;
}): Inviting {
  const { db, clock, mail, events, people, baseUrl } = deps;

  async function find(secret: string, on: Queryable = db): Promise<FoundInvitation | undefined> {
    const invitation = await findInvitation(on, hashSecret(secret));
    if (invitation === undefined) return undefined;
    const found = await findSpace(on, invitation.spaceId, null);
    if (found === undefined) return undefined;
    const { space } = found;
    const over = space.archivedAt === null ? whyOver(invitation, clock.now()) : 'archived';
    return { invitation, space, over };
  }

  return {
    find: (secret) => find(secret),

    invite: (by, space, { email, purpose, uses, days }) =>
      inTransaction(db, async (tx) => {
        const now = clock.now();
        const secret = newSecret();
        const path = forumUrls.invitation(secret);
        await insertInvitation(tx, {
          id: newId(),
          spaceId: space.id,
          secretHash: hashSecret(secret),
          email: email === '' ? null : email,
          purpose,
          role: 'member',
          useLimit: email === '' ? uses : 1,
          madeBy: by.id,
          madeAt: now,
          expiresAt: new Date(now.getTime() + days * DAY_MS),
        });
        await writeRecord(tx, now, {
          scope: spaceScope(space.id),
          kind: 'invitation-made',
          personId: by.id,
          data: { by: email === '' ? 'link' : 'email' },
        });
        if (email !== '') {
          const link = await people.oneTimeSignInLink(tx, email, path, days * DAY_MS);
          await mail.send(tx, { to: email, ...invitationMail(by, space, { purpose, link, days }) });
        }
        return new URL(path, baseUrl).href;
      }),

    revoke: (by, space, id) =>
      inTransaction(db, async (tx) => {
        const now = clock.now();
        if (!(await revokeInvitation(tx, space, id, now))) return false;
        const scope = spaceScope(space);
        await writeRecord(tx, now, { scope, kind: 'invitation-revoked', personId: by.id });
        return true;
      }),

    accept: (secret, who) =>
      inTransaction(db, async (tx) => {
        const found = await find(secret, tx);
        if (found === undefined) return undefined;
        const { invitation, space, over } = found;
        if (await isMember(tx, space.id, who.id)) return 'done';
        if (over !== null) return over;
        if (invitation.email !== null && invitation.email !== who.email) return 'another-address';
        const now = clock.now();
        if (!(await takeUse(tx, invitation.id, who.id, now))) return 'used';
        const { role, madeBy } = invitation;
        await putMember(tx, { spaceId: space.id, personId: who.id, role, addedBy: madeBy, addedAt: now });
        await writeRecord(tx, now, {
          scope: spaceScope(space.id),
          kind: 'member-joined',
          personId: who.id,
          subject: who.id,
          data: { by: 'invitation' },
        });
        await events.joining(tx, await joined(tx, space, who.id), now);
        return 'done';
      }),
  };
}

function invitationMail(
  by: Person,
  space: Space,
  { purpose, link, days }: { readonly purpose: string; readonly link: string; readonly days: number },
) {
  return {
    subject: `You are invited to the space “${space.name}”`,
    body: [
      `${by.name === '' ? 'A moderator' : by.name} invites you to the space “${space.name}”, where people go on talking between meetings.`,
      purpose,
      ...(space.purpose === '' ? [] : [`What the space is for: ${space.purpose}`]),
      'Look at the invitation, and join:',
      link,
      `The link works once, for ${days} ${days === 1 ? 'day' : 'days'}. It signs you in: do not pass it on.`,
    ].join('\n\n'),
  };
}
