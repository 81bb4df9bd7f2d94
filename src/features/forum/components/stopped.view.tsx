import { Time } from '../../../design-system/patterns/time.tsx';
import type { Suspension } from '../order/sanction.ts';
import { forumUrls } from '../urls.ts';

/** Until when somebody only reads in a space, why, and what they can do about it. */
export function Stopped({ suspension: { id, until, reason } }: { suspension: Suspension }) {
  return (
    <div class="govuk-inset-text">
      <p class="govuk-body">
        A moderator has stopped you from writing in this space until <Time value={until} />. You can still
        read it. Reason: {reason}
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={forumUrls.appeal('sanction', id)}>
          Appeal to another moderator
        </a>
      </p>
    </div>
  );
}
