import { formatCount } from '../../../../design-system/format.ts';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import type { SpaceInvitation } from '../../joining/joining.ts';

export const MOST_LISTED = 200;

export function InvitationsPage({ invitations }: { invitations: readonly SpaceInvitation[] }) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading>Invitations</PageHeading>
        <p class="govuk-body">
          Whoever is invited by email may sign in, whatever the domain of their address. Invitations lead to
          private spaces, of which only members know the names; the moderators of a space take them back
          there.
        </p>
        {invitations.length === 0 && <EmptyState title="No invitation is open" />}
        {invitations.length > MOST_LISTED && (
          <p class="govuk-body">Only the newest {MOST_LISTED} are listed.</p>
        )}
        <ul class="govuk-list govuk-list--spaced">
          {invitations.slice(0, MOST_LISTED).map((invitation) => (
            <Invitation key={invitation.id} {...invitation} />
          ))}
        </ul>
      </div>
    </div>
  );
}

function Invitation({ email, madeByName, madeAt, expiresAt, uses, useLimit }: SpaceInvitation) {
  return (
    <li>
      <strong>{email ?? 'Whoever has the link'}</strong>
      <br />
      Made by {madeByName === '' ? 'a former member' : madeByName} on <Time value={madeAt} format="date" />,
      used {uses} of {formatCount(useLimit, 'time')}, ends on <Time value={expiresAt} format="date" />.
    </li>
  );
}
