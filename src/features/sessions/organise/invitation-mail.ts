import { PRODUCT_NAME } from '../../../design-system/components/header.tsx';
import { formatDateWithWeekday, formatTimeRange } from '../../../design-system/format.ts';
import type { MailMessage } from '../../../platform/mail/mail.ts';
import type { Session } from '../session.ts';
import type { HeldRole } from './people-form.ts';

const INVITED_AS: Readonly<Record<HeldRole, string>> = {
  organiser: 'to organise it: to prepare it, name who runs it, and look after what comes of it',
  chair: 'to chair it: to choose what is answered, and to open, pause and close it',
  moderator:
    'to moderate it: to look at questions, and to publish, merge or decline them for a published reason',
  speaker: 'to speak: questions can be addressed to you, and you can answer them aloud and in writing',
  observer: 'to observe it: to read along',
};

/** How long the link in an invitation signs its recipient in. */
export const INVITATION_LASTS_DAYS = 7;

/** Invites somebody to a role. `link` signs them in, once; `page` is where they go when it has been used. */
export function invitationMail(invitation: {
  readonly to: string;
  readonly name: string;
  readonly session: Session;
  readonly role: HeldRole;
  readonly invitedBy: string;
  readonly link: string;
  readonly page: string;
  readonly calendar: string;
}): MailMessage {
  const { to, name, session, role, invitedBy, link, page, calendar } = invitation;
  const { title, startsAt, endsAt, zone } = session;
  const when = `${formatDateWithWeekday(startsAt, zone)}, ${formatTimeRange(startsAt, endsAt, zone)} (${zone})`;
  return {
    to,
    subject: `${session.rehearsalOf === null ? '' : 'Rehearsal: '}You are invited as ${role}: ${title}`,
    body: [
      `Dear ${name},`,
      `${invitedBy} invites you to the session “${title}” on ${PRODUCT_NAME}, ${INVITED_AS[role]}.`,
      when,
      'To accept, open this link. It signs you in as the owner of this address:',
      link,
      `The link works once, for ${INVITATION_LASTS_DAYS} days. After that, sign in with this email address at:`,
      page,
      'If you do not know what this is about, you do not need to do anything.',
    ].join('\n\n'),
    calendar,
  };
}
