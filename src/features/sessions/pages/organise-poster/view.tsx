import type { VNode } from 'preact';
import { showJoinCode } from '../../join-code.ts';
import type { Session } from '../../session.ts';
import { SessionTime } from '../about/programme-view.tsx';

export interface PosterView {
  readonly session: Session;
  /** Where the code is typed, without https://. */
  readonly enterAt: string;
  /** The short address, without https://. */
  readonly address: string;
  readonly qr: VNode;
}

export function PosterPage({ session, enterAt, address, qr }: PosterView) {
  return (
    <div class="se-poster">
      <p class="govuk-body se-no-print">
        Print this page with the browser, or show it on a screen.
        {session.state === 'draft' && ' Nobody can join before the session is announced.'}
      </p>
      <h1 class="govuk-heading-xl">{session.title}</h1>
      <p class="govuk-body-l">
        <SessionTime session={session} />
      </p>
      <div class="se-qr">{qr}</div>
      <p class="govuk-body-l">Scan the code with a phone, or go to</p>
      <p class="govuk-heading-l">{address}</p>
      <p class="govuk-body-l">or enter the join code at {enterAt}:</p>
      <p class="se-poster__code">{showJoinCode(session.code)}</p>
      {session.joining === 'open' && <p class="govuk-body-l">No account is needed.</p>}
    </div>
  );
}
