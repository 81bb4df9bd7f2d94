import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { formatDateTime } from '../../design-system/format.ts';
import { showJoinCode } from './join-code.ts';
import type { Session } from './session.ts';
import { sessionUrls } from './urls.ts';

/**
 * A session as a calendar file (RFC 5545). Times are in UTC, which every calendar shows on its owner's clock; the text
 * says them in the event's zone too. The UID stays the same, so that a later file changes the entry instead of adding one.
 */
export function sessionCalendar(
  session: Session,
  options: { readonly baseUrl: URL; readonly now: Date },
): string {
  const { baseUrl, now } = options;
  const address = (path: string): string => new URL(path, baseUrl).href;
  const calendar = ical({
    prodId: { company: 'Shared Endeavour', product: 'Sessions', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    x: { 'X-WR-TIMEZONE': session.zone },
  });
  calendar.createEvent({
    id: `${session.id}@${baseUrl.hostname}`,
    sequence: session.version,
    stamp: now,
    status: ICalEventStatus.CONFIRMED,
    start: session.startsAt,
    end: session.endsAt,
    summary: session.title,
    location: session.callUrl ?? address(sessionUrls.short(session.code)),
    url: address(sessionUrls.short(session.code)),
    description: [
      `Join: ${address(sessionUrls.short(session.code))}`,
      `Join code: ${showJoinCode(session.code)}`,
      ...(session.callUrl === null ? [] : [`Video call: ${session.callUrl}`]),
      `Begins: ${formatDateTime(session.startsAt, session.zone)} (${session.zone})`,
      ...(session.description === '' ? [] : ['', session.description]),
    ].join('\n'),
  });
  return calendar.toString();
}
