import type { App } from '../app.ts';
import type { PersonId } from '../features/people/index.ts';
import type { SessionId } from '../features/sessions/index.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { writeRecord } from '../platform/record/record.ts';
import { closedStory } from './closed-story.ts';
import { tellEndeavour } from './endeavour.ts';
import { linkSession } from './endeavour-session.ts';
import { tellForum } from './forum.ts';
import { liveStory } from './live-story.ts';
import { makePeople } from './people.ts';
import { tellMeetings } from './meetings.ts';
import { playStory } from './play.ts';
import { makeCast, prepareSession, seatDelegates } from './prepare.ts';
import { tellPerspectives } from './perspectives.ts';
import { isCutOff, isUnused, removeCutOff, SAMPLE_SCOPE, sendNoMail } from './repository.ts';
import { Stage } from './stage.ts';
import type { StoryClock } from './story-clock.ts';
import type { Story } from './story.ts';

const MINUTE_MS = 60_000;

/**
 * Plays the sample through the services of an app whose jobs have started, if nobody has used its database yet. What a
 * loading that was cut off has left is removed first.
 *
 * Afterwards `clock` tells the real time. Returns whether it was loaded.
 */
export async function loadSample(app: App, clock: StoryClock, say: (line: string) => void): Promise<boolean> {
  const { database, jobs } = app.services;
  const db = database.kysely;
  if (await isCutOff(db)) await inTransaction(db, removeCutOff);
  if (!(await isUnused(db))) return false;
  say('Loading the sample …');
  await jobs.withoutRepeating(() => tellAll(app, clock));
  // Otherwise a first search with a slip of the keys would find nothing.
  await app.features.search.learnWords();
  return true;
}

/** Work that repeats would take the time of the story for the present: it would send reminders, for one. */
async function tellAll(app: App, clock: StoryClock): Promise<void> {
  const { features, services } = app;
  const db = services.database.kysely;
  const loadedAt = clock.now();
  try {
    clock.tell(minutesBefore(loadedAt, closedStory.began + 2 * 24 * 60));
    const people = await makeCast({ db, clock });
    const host = people.get('amina');
    if (host !== undefined) await makePeople({ db, clock }, host);
    await sendNoMail(db);
    const tell = async (story: Story): Promise<SessionId> => {
      const wentLive = minutesBefore(loadedAt, story.began);
      clock.tell(minutesBefore(wentLive, 2 * 24 * 60));
      const { session, cast } = await prepareSession({ features, db, clock }, story, people, wentLive);
      const stage = new Stage(features, db, { sessionId: session.id, cast });
      await playStory(stage, story, {
        clock,
        wentLive,
        seatDelegates: (open) => seatDelegates({ features, db }, open, story.delegates),
      });
      return session.id;
    };
    const closed = await tell(closedStory);
    const live = await tell(liveStory);
    await sendNoMail(db);
    const endeavour = await tellEndeavour({ features, db, clock }, people, loadedAt);
    await sendNoMail(db);
    await linkSession({ features, db, clock }, people, { endeavour, session: closed, loadedAt });
    await tellMeetings({ features, db, clock }, closed, people, loadedAt);
    clock.tell(minutesBefore(loadedAt, 24 * 60));
    await tellPerspectives(app, clock, people.get('sofia') as PersonId, endeavour);
    await tellForum({ features, db, clock }, people, endeavour, loadedAt);
    await inTransaction(db, (tx) =>
      writeRecord(tx, loadedAt, {
        scope: SAMPLE_SCOPE,
        kind: 'sample-loaded',
        personId: null,
        data: { closed, live, endeavour },
      }),
    );
  } finally {
    clock.endStory();
  }
}

function minutesBefore(at: Date, minutes: number): Date {
  return new Date(at.getTime() - minutes * MINUTE_MS);
}
