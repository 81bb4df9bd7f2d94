import { migrate } from '../../src/platform/database/migrate.ts';
import { type DatabaseLocation, openDatabase } from '../../src/platform/database/open.ts';
import type { Session } from '../../src/features/sessions/session.ts';
import { makeSession } from '../../test/sessions.ts';
import { type Client, cookieOf } from './client.ts';

export interface Delegate {
  /** The headers with which the delegate's browser asks. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A live session in an empty database, as an organiser would have made it. */
export async function prepareSession(
  location: DatabaseLocation,
  set: Parameters<typeof makeSession>[1] = {},
): Promise<Session> {
  const database = await openDatabase(location);
  await migrate(database.kysely);
  const session = await makeSession(
    { database, clock: { now: () => new Date() } },
    { maxOpenQuestions: 50, ...set },
  );
  await database.close();
  return session;
}

export interface Stored {
  /** "seat question" of every stored vote that did not come with asking. */
  readonly votes: ReadonlySet<string>;
  readonly questions: ReadonlySet<string>;
}

/** What is in the database after all: votes as device hash and question, questions by id. */
export async function readStored(location: DatabaseLocation, session: Session): Promise<Stored> {
  const database = await openDatabase(location);
  const votes = await database.kysely
    .selectFrom('vote')
    .innerJoin('seatDevice', 'seatDevice.seatId', 'vote.seatId')
    .select(['seatDevice.deviceHash', 'vote.questionId'])
    .where('seatDevice.sessionId', '=', session.id)
    .execute();
  const questions = await database.kysely
    .selectFrom('question')
    .select('id')
    .where('sessionId', '=', session.id)
    .execute();
  await database.close();
  return {
    votes: new Set(votes.map((row) => `${row.deviceHash} ${row.questionId}`)),
    questions: new Set(questions.map((row) => row.id)),
  };
}

/** The cookie and token against forged requests, shared by all delegates of the bench. */
export interface Forgery {
  readonly cookie: string;
  readonly token: string;
}

export async function readForgery(client: Client, code: string): Promise<Forgery> {
  const answer = await client.get(`/s/${code}/join`);
  const cookie = cookieOf(answer, 'csrf');
  const token = /name="_csrf" value="([^"]+)"/.exec(answer.body)?.[1];
  if (cookie === undefined || token === undefined)
    throw new Error(`The join page came with ${answer.status} and no form.`);
  return { cookie, token };
}

/** Joins as a new browser, through the form. */
export async function join(
  client: Client,
  code: string,
  forgery: Forgery,
  organisation: string,
): Promise<Delegate> {
  const answer = await client.post(
    `/s/${code}/join`,
    { _csrf: forgery.token, name: '', organisation, place: '', level: '', ticket: '' },
    { cookie: `csrf=${forgery.cookie}` },
  );
  const device = cookieOf(answer, 'device');
  if (answer.status !== 303 || device === undefined)
    throw new Error(`Joining was answered with ${answer.status}.`);
  return {
    headers: {
      cookie: `csrf=${forgery.cookie}; device=${device}`,
      'csrf-token': forgery.token,
      accept: 'application/json',
    },
  };
}

/** Runs `work` on every item, `width` at a time. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  width: number,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      results[index] = await work(items[index] as Item, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return results;
}
