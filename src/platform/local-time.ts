/** A date and time as a clock on the wall shows it, without a zone. `month` counts from 1. */
export interface LocalDateTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

/**
 * The moments at which clocks in a zone show a local time.
 * - `once`: the ordinary case
 * - `twice`: the clocks go back over it; `first` comes before they do
 * - `never`: the clocks go forward over it; `instead` is what they show when that much time has passed
 */
export type Moments =
  | { readonly kind: 'once'; readonly at: Date }
  | { readonly kind: 'twice'; readonly first: Date; readonly second: Date }
  | { readonly kind: 'never'; readonly instead: LocalDateTime };

const DAY_MS = 24 * 3600 * 1000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  formats.set(zone, format);
  return format;
}

/** What clocks in `zone` (an IANA name) show at a moment, to the minute. */
export function localTimeOf(moment: Date, zone: string): LocalDateTime {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
  };
}

/** When clocks in `zone` (an IANA name) show a real date and time of the years 1000 to 9999. */
export function momentsOf(local: LocalDateTime, zone: string): Moments {
  const asUtc = utcOf(local);
  // Zones move their clocks at most once in two days, so the offsets on both sides are all that can be in force.
  const before = asUtc - offsetAt(asUtc - DAY_MS, zone);
  const after = asUtc - offsetAt(asUtc + DAY_MS, zone);
  const found = [...new Set([before, after])]
    .filter((ms) => utcOf(localTimeOf(new Date(ms), zone)) === asUtc)
    .toSorted((a, b) => a - b)
    .map((ms) => new Date(ms));
  const [first, second] = found;
  if (first === undefined) return { kind: 'never', instead: localTimeOf(new Date(before), zone) };
  return second === undefined ? { kind: 'once', at: first } : { kind: 'twice', first, second };
}

/** Whether this runtime knows a zone of that name, be it an older name. */
export function isZone(name: string): boolean {
  // What begins otherwise is an offset, which does not know when the clocks change.
  if (!/^[A-Z]/.test(name)) return false;
  try {
    return formatOf(name).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

let names: readonly string[] | undefined;

/** One name for each zone, in alphabetical order. */
export function zoneNames(): readonly string[] {
  names ??= [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])].toSorted();
  return names;
}

/** Whether the calendar has that day. */
export function isRealDate({ year, month, day }: Pick<LocalDateTime, 'year' | 'month' | 'day'>): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function utcOf(local: LocalDateTime): number {
  return Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute);
}

/** How far clocks in the zone are ahead of UTC, in milliseconds; offsets are whole minutes since long ago. */
function offsetAt(ms: number, zone: string): number {
  return utcOf(localTimeOf(new Date(ms), zone)) - Math.floor(ms / 60_000) * 60_000;
}
