import type { VNode } from 'preact';
import { InsetText } from '../../design-system/components/inset-text.tsx';
import { sessionUrls } from './urls.ts';
import type { Visit } from './visit.ts';

/** For whoever took part as a guest and has signed in since (LIVE-88). */
export function keepSeatNotice({ isSeatToKeep, guestSeat, session }: Visit): VNode | undefined {
  if (guestSeat !== undefined) {
    return (
      <InsetText>
        This browser also took part as a guest, beside your own seat.{' '}
        <a class="govuk-link" href={`${sessionUrls.seat(session.code)}#guest`}>
          See that you count once
        </a>
      </InsetText>
    );
  }
  if (!isSeatToKeep) return undefined;
  return (
    <InsetText>
      This browser takes part as a guest.{' '}
      <a class="govuk-link" href={`${sessionUrls.seat(session.code)}#keep`}>
        Keep what you did here with your account
      </a>
    </InsetText>
  );
}
