import type { VNode } from 'preact';
import { NotificationBanner } from '../../../design-system/components/notification-banner.tsx';
import type { Session } from '../session.ts';

/** For the `notice` of every page of a session: says so where it is a rehearsal (LIVE-18). */
export function rehearsalNotice(session: Pick<Session, 'rehearsalOf'>): VNode | undefined {
  if (session.rehearsalOf === null) return undefined;
  return (
    <NotificationBanner title="Rehearsal" titleId="rehearsal-notice">
      <p class="govuk-notification-banner__heading">This is a rehearsal.</p>
      <p class="govuk-body">Nothing in it counts, and all of it is deleted when the organiser ends it.</p>
    </NotificationBanner>
  );
}
