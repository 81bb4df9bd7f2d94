import { InsetText } from '../../../design-system/components/inset-text.tsx';
import { WarningText } from '../../../design-system/components/warning-text.tsx';
import { StatusText, type StatusTone } from '../../../design-system/patterns/text.tsx';
import type { LiveSession } from '../../sessions/shared.ts';
import { Countdown } from './countdown.tsx';
import { durationWords, useNow } from './now.ts';

const TONES: Readonly<Partial<Record<LiveSession['state'], StatusTone>>> = {
  open: 'active',
  live: 'active',
  paused: 'waiting',
  closing: 'problem',
  closed: 'done',
  archived: 'done',
};

/** The state of the session in words, at the top of every page of the people running it (LIVE-8). */
export function SessionBar({ session, zone }: { session: LiveSession; zone: string }) {
  return (
    <div class="se-session-state">
      <p class="se-session-state__text">
        <StatusText tone={TONES[session.state] ?? 'neutral'}>
          <strong>{session.stateWords}</strong>
        </StatusText>
      </p>
      <Countdown until={session.closingUntil} zone={zone} />
    </div>
  );
}

export interface QueueState {
  /** When the question was sent that waits longest, ISO 8601. */
  readonly oldestSince: string | null;
  /** After so many seconds a waiting question is brought to the chair's notice. */
  readonly alertSeconds: number;
  /** The time at the server, ISO 8601. */
  readonly now: string;
}

/** Says that a question waits too long for a moderator (LIVE-45). */
export function QueueAlert({ queue, href }: { queue: QueueState; href?: string }) {
  const now = useNow(queue.now);
  if (queue.oldestSince === null) return null;
  const waited = now - Date.parse(queue.oldestSince);
  if (waited < queue.alertSeconds * 1000) return null;
  const words = `A question has waited ${durationWords(waited)} for a moderator to look at it.`;
  if (href === undefined) return <WarningText>{words}</WarningText>;
  return (
    <InsetText class="se-alert">
      <strong>{words}</strong>{' '}
      <a class="govuk-link" href={href}>
        See the waiting questions
      </a>
    </InsetText>
  );
}

/** "Updated at 10:42am. Update": the way to news without scripts (LIVE-77). */
export function UpdatedAt({ at, href }: { at: string; href: string }) {
  return (
    <p class="govuk-hint se-no-print">
      Updated at {at}.{' '}
      <a class="govuk-link" href={href}>
        Update
      </a>
    </p>
  );
}
