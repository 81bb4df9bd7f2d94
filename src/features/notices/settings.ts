import { DEFAULT_ZONE } from '../../design-system/format.ts';
import { type LocalDateTime, localTimeOf, momentsOf } from '../../platform/local-time.ts';
import { type Choices, QUIET_CHOICES, type Sending } from './reasons.ts';

/** How one person wants to be told by e-mail. Hours are on the person's clock. */
export interface Settings {
  readonly zone: string;
  /** When digests come, 0 to 23. */
  readonly digestHour: number;
  /** From this hour until the next, no message is sent. */
  readonly quiet: { readonly from: number; readonly until: number } | null;
  readonly pausedUntil: Date | null;
  readonly choices: Choices;
}

export const QUIET_SETTINGS: Settings = {
  zone: DEFAULT_ZONE,
  digestHour: 8,
  quiet: { from: 21, until: 7 },
  pausedUntil: null,
  choices: QUIET_CHOICES,
};

/** What happens soon after goes in the same message. */
export const COLLECT_MS = 3 * 60_000;
const HOUR_MS = 3_600_000;
const MONDAY = 1;

/**
 * When something that happens `now` goes by e-mail: after a few minutes in which more may come, at the next digest, or
 * (null) not at all; later while the person's hours are quiet or they have paused it.
 */
export function mailTime(settings: Omit<Settings, 'choices'>, sending: Sending, now: Date): Date | null {
  if (sending === 'never') return null;
  const { zone, digestHour, pausedUntil } = settings;
  const due =
    sending === 'at-once'
      ? new Date(now.getTime() + COLLECT_MS)
      : nextHour(now, zone, digestHour, sending === 'weekly' ? MONDAY : undefined);
  const paused = pausedUntil !== null && pausedUntil > due ? pausedUntil : due;
  return afterQuiet(paused, settings);
}

function afterQuiet(moment: Date, { quiet, zone }: Pick<Settings, 'quiet' | 'zone'>): Date {
  if (quiet === null) return moment;
  const { hour } = localTimeOf(moment, zone);
  const { from, until } = quiet;
  const isQuiet = from < until ? hour >= from && hour < until : hour >= from || hour < until;
  return isQuiet && from !== until ? nextHour(moment, zone, until) : moment;
}

/** The next time after `moment` that clocks in the zone show this hour, on that day of the week (Sunday is 0) if given. */
export function nextHour(moment: Date, zone: string, hour: number, weekday?: number): Date {
  const today = localTimeOf(moment, zone);
  for (let days = 0; days <= 8; days++) {
    const date = new Date(Date.UTC(today.year, today.month - 1, today.day + days));
    if (weekday !== undefined && date.getUTCDay() !== weekday) continue;
    const found = momentAt(
      {
        year: date.getUTCFullYear(),
        month: date.getUTCMonth() + 1,
        day: date.getUTCDate(),
        hour,
        minute: 0,
      },
      zone,
    );
    if (found > moment) return found;
  }
  return new Date(moment.getTime() + 24 * HOUR_MS);
}

/** A local time as a moment; what clocks skip becomes the time that they show instead. */
export function momentAt(local: LocalDateTime, zone: string): Date {
  const moments = momentsOf(local, zone);
  if (moments.kind === 'once') return moments.at;
  if (moments.kind === 'twice') return moments.first;
  return momentAt(moments.instead, zone);
}
