import { localTimeOf } from '../../platform/local-time.ts';
import { isTextHidden, type PublicQuestion, type QuestionDetails } from '../questions/index.ts';
import { OPEN_STATES, type QuestionState } from '../questions/shared.ts';
import type { Session } from '../sessions/index.ts';
import { DECLINE_REASONS } from '../sessions/shared.ts';
import type { ArchiveList } from './lists.ts';

/** A question as the archive keeps it, in the form of naming that was promised. Times are ISO 8601 in UTC. */
export interface ArchivedQuestion {
  readonly id: string;
  readonly list: ArchiveList;
  readonly state: QuestionState;
  /** Null where it may not be read: withdrawn, abusive, naming a private person, or for a legal reason. */
  readonly text: string | null;
  /** As it was first asked, where its wording was changed since. */
  readonly original: string | null;
  readonly proposed: string | null;
  readonly mergedTexts: readonly string[];
  readonly mergedInto: string | null;
  /** In words; empty where the text may not be read. */
  readonly asker: string;
  /** The organisation that is shown with it. */
  readonly organisation: string | null;
  readonly part: string | null;
  readonly label: string | null;
  readonly language: string;
  /** Why it was set aside, in words. */
  readonly reason: string | null;
  readonly votes: number;
  readonly speakers: readonly ArchivedSpeaker[];
  readonly answers: readonly ArchivedAnswer[];
  readonly askedAt: string;
  readonly answeredAt: string | null;
  /** Days of the calendar from the end of the session to its answer; null unless it was answered later. */
  readonly daysLater: number | null;
}

export interface ArchivedSpeaker {
  readonly id: string;
  readonly name: string;
  readonly state: QuestionDetails['speakers'][number]['state'];
  readonly passedTo: string | null;
  readonly reason: string | null;
}

export interface ArchivedAnswer {
  readonly speaker: string;
  readonly kind: 'written' | 'summary';
  readonly text: string;
  readonly recordingAt: string;
  readonly confirmed: boolean;
  readonly at: string;
}

/** A question from the database, with what everybody in the session sees of it. */
export interface SourceQuestion {
  readonly details: QuestionDetails;
  readonly shown: PublicQuestion;
}

interface Surroundings {
  readonly session: Pick<Session, 'closedAt' | 'zone'>;
  /** Names of speakers and titles of parts by their ids. */
  readonly speakers: ReadonlyMap<string, string>;
  readonly parts: ReadonlyMap<string, string>;
}

/** @throws never: what is missing around a question is left out */
export function archiveQuestion({ details, shown }: SourceQuestion, around: Surroundings): ArchivedQuestion {
  const { session, speakers, parts } = around;
  const list = listOf(details, session);
  const text = readableText({ details, shown });
  const nameOf = (id: string): string => speakers.get(id) ?? 'A speaker';
  return {
    id: details.id,
    list,
    state: details.state,
    text,
    original: text === null ? null : shown.original,
    proposed: text === null ? null : shown.proposed,
    mergedTexts: text === null ? [] : shown.merged,
    mergedInto: details.mergedInto,
    asker: text === null ? '' : shown.asker,
    organisation: text === null ? null : details.shownOrganisation,
    part: details.partId === null ? null : (parts.get(details.partId) ?? null),
    label: details.label,
    language: details.language,
    reason: details.reason === null ? null : DECLINE_REASONS[details.reason],
    votes: details.votes,
    speakers: details.speakers.map((speaker) => ({
      id: speaker.speakerId,
      name: nameOf(speaker.speakerId),
      state: speaker.state,
      passedTo: speaker.passedTo === null ? null : nameOf(speaker.passedTo),
      reason: speaker.reason,
    })),
    answers:
      text === null
        ? []
        : details.answers.map(({ speakerId, at, ...answer }) => ({
            ...answer,
            speaker: nameOf(speakerId),
            at: at.toISOString(),
          })),
    askedAt: details.askedAt.toISOString(),
    answeredAt: details.answeredAt?.toISOString() ?? null,
    daysLater: list === 'answered-later' ? daysAfterEnd(details.answeredAt, session) : null,
  };
}

/** LIVE-61: what was set aside can be read with its reason, but for what may be read nowhere. */
function readableText({ details, shown }: SourceQuestion): string | null {
  if (details.state === 'withdrawn' || isTextHidden(details)) return null;
  if (details.state === 'declined' || details.state === 'removed') return details.text;
  return shown.text === '' ? null : shown.text;
}

function listOf(details: QuestionDetails, { closedAt }: Pick<Session, 'closedAt'>): ArchiveList {
  if (OPEN_STATES.includes(details.state) || details.state === 'carried-over') return 'open';
  if (details.state === 'merged') return 'merged';
  if (details.state !== 'answered') return 'set-aside';
  const isLater =
    !details.answeredLive &&
    closedAt !== null &&
    details.answeredAt !== null &&
    details.answeredAt > closedAt;
  return isLater ? 'answered-later' : 'answered-live';
}

function daysAfterEnd(answeredAt: Date | null, { closedAt, zone }: Surroundings['session']): number | null {
  if (answeredAt === null || closedAt === null) return null;
  return dayNumber(answeredAt, zone) - dayNumber(closedAt, zone);
}

function dayNumber(moment: Date, zone: string): number {
  const { year, month, day } = localTimeOf(moment, zone);
  return Date.UTC(year, month - 1, day) / (24 * 3600 * 1000);
}
