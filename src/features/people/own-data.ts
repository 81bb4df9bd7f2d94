import { z } from 'zod';
import type { OwnRows } from './own-data.repository.ts';

const TITLES: Readonly<Record<string, string>> = {
  person: 'You',
  sign_in: 'Where you are signed in',
  second_step: 'Your second step when signing in',
  recovery_code: 'Your recovery codes, used or not',
  record: 'What you did, as the record keeps it',
  profile: 'Your profile',
  past_post: 'Your earlier jobs',
  seat: 'Your places in sessions',
  question: 'Your questions',
  vote: 'Your votes',
  comment: 'Your comments',
  post: 'What you wrote in the forum',
  thread: 'Threads you began',
  nameless_post: 'Which of your posts are without your name',
  nameless_thread: 'Which of your threads you began without your name',
  attachment: 'Pictures and documents you attached',
  forum_draft: 'Your drafts',
  thread_summary: 'Summaries of threads that you wrote',
  post_poll: 'Polls and sense checks in the forum that you began or answered',
  post_poll_answer: 'Your answers to polls and sense checks in the forum',
  introduction: 'People you asked to meet',
  perspectives_participant: 'Conversations of perspectives in which you took part',
  perspectives_vote: 'What you answered in perspectives',
  perspectives_earlier_vote: 'Answers in perspectives that you changed',
  perspectives_statement: 'Statements you added to perspectives',
  perspectives_put_aside: 'Statements in perspectives that you put aside for a day',
  perspectives_guess: 'What you expected others to answer in perspectives',
  space_request: 'Spaces you asked to join',
  space_invitation_use: 'Invitations to spaces that you accepted',
  meeting_wish: 'Sessions from which you want to meet people',
  meeting_place: 'Groups in which you meet people',
  meeting_swap: 'People you asked to swap groups with you',
  meeting_parted: 'People who were in your group until one of you swapped',
  sanction: 'Warnings, suspensions and blocks in the forum',
  appeal: 'Your appeals against moderators’ decisions',
  session_role: 'Your roles in sessions',
  seat_device: 'Devices on which you took part in sessions',
  seat_link: 'Links by which you came back to sessions',
  question_wording: 'Wordings of questions that you proposed',
  sighting: 'Questions that were shown to you',
  notice: 'What you were told in sessions',
  comment_reaction: 'Your reactions to comments',
  poll_answer: 'Your answers to polls in sessions',
  pace_signal: 'Where you asked for slower, louder or clearer words',
  staff_message: 'Messages you sent to those who run a session',
  space_member: 'Spaces you are a member of',
  post_mention: 'Posts in which you are mentioned',
  post_thanks: 'Posts you thanked for',
  post_report: 'Posts you reported',
  thread_read: 'How far you have read in threads',
  thread_follow: 'Threads you watch or mute',
  space_follow: 'Spaces you watch or mute',
  bookmark: 'Your bookmarks',
  thread_addressee: 'Questions that are addressed to you',
  person_mute: 'People you muted',
  tag: 'Tags you proposed',
  tag_follow: 'Tags you follow',
  handed_on: 'What you offered to whoever comes after you',
  endeavour_member: 'Endeavours you are in',
  endeavour_device: 'Devices on which you take part in endeavours',
  endeavour_holding: 'Seats you hold or held',
  endeavour_missing_voice: 'Voices you named as missing',
  endeavour_proposal: 'Stewards you proposed',
  endeavour_stewardship: 'Your terms as steward',
  endeavour_handover: 'What you handed over with a seat',
  endeavour_guide_step: 'Steps of your first week in a seat',
  diagnosis_draft: 'Your unfinished answers on the shape of a problem',
  diagnosis_rater: 'Rounds on the shape of a problem that you answered',
  diagnosis_note: 'Your notes on the shape of a problem',
  diagnosis_reminder: 'Reminders of rounds you were sent',
  introduction_choice: 'How you want to be reached',
  introduction_block: 'People who cannot ask to meet you',
  suggestion_dismissed: 'Suggestions you did not want',
  perspectives_convener: 'Conversations of perspectives that you convene',
  told: 'What you were told',
  told_settings: 'When you get emails',
  told_choice: 'What you get emails about',
  mail_reply: 'Replies you sent by email',
  access_token: 'Your tokens for programs',
};

/** What a kind of thing is called in the readable part of an archive. */
export function titleOf(table: string): string {
  return TITLES[table] ?? table;
}

/** A value as a person can read it. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  const text = z.union([z.string(), z.number(), z.boolean()]).safeParse(value);
  return text.success ? String(text.data) : JSON.stringify(value);
}

/** A file that a person put in. */
export interface OwnFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** What a person put in, with files apart from it: in their place stands where they are in the archive. */
export function withFilesApart(kinds: readonly OwnRows[]): {
  readonly kinds: readonly OwnRows[];
  readonly files: readonly OwnFile[];
} {
  const files: OwnFile[] = [];
  const apart = (row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => {
        if (!(value instanceof Uint8Array)) return [column, value];
        const name = `files/${valueWords(row['id'])}-${valueWords(row['name'])}`;
        files.push({ name, content: value });
        return [column, name];
      }),
    );
  return { kinds: kinds.map(({ table, rows }) => ({ table, rows: rows.map(apart) })), files };
}

/** The archive as data: each kind of thing under the name of its table. */
export function ownDataJson(rows: readonly OwnRows[], at: Date): string {
  const byTable: Record<string, unknown[]> = {};
  for (const { table, rows: own } of rows) byTable[table] = [...(byTable[table] ?? []), ...own];
  return JSON.stringify(
    { format: 'shared-endeavour-own-data', version: 1, made: at, data: byTable },
    null,
    2,
  );
}
