import { emptyMailbox } from '../../platform/mail/mailbox.ts';
import { deleteLinksBefore } from './links.repository.ts';
import type { Retention } from './retention/retention.ts';
import { deleteSignInsIdleSince } from './sign-ins.repository.ts';
import { deleteTokensBefore } from './tokens/tokens.repository.ts';

/** What signing in leaves behind. Links that can be used no more still say so for a day. */
export function keepForATime(retention: Retention): void {
  retention.add({
    key: 'sign-ins',
    what: 'Where somebody is signed in, after it was last used',
    days: 14,
    least: 1,
    most: 14,
    remove: deleteSignInsIdleSince,
  });
  retention.add({
    key: 'sign-in-links',
    what: 'Links to sign in, after they ended',
    days: 1,
    least: 1,
    most: 30,
    remove: deleteLinksBefore,
  });
  retention.add({
    key: 'access-tokens',
    what: 'Tokens for programs, after they ended',
    days: 30,
    least: 1,
    most: 365,
    remove: deleteTokensBefore,
  });
  retention.add({
    key: 'mailbox',
    what: 'Messages in the mailbox of this machine, where no mail server is set',
    days: 30,
    least: 1,
    most: 365,
    remove: emptyMailbox,
  });
}
