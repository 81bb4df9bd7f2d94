import { sql } from 'kysely';
import type { Config } from './config.ts';
import { type Archive, registerArchive } from './features/archive/index.ts';
import { type Comments, registerComments } from './features/comments/index.ts';
import { registerDirectory } from './features/directory/index.ts';
import { type Diagnosis, registerDiagnosis } from './features/diagnosis/index.ts';
import { type Endeavours, registerEndeavours } from './features/endeavours/index.ts';
import { type Forum, registerForum } from './features/forum/index.ts';
import { registerForumNotices } from './features/forum-notices/index.ts';
import { type Notices, registerNotices } from './features/notices/index.ts';
import { type Introductions, registerIntroductions } from './features/introductions/index.ts';
import { type Meetings, registerMeetings } from './features/meetings/index.ts';
import { type People, REFUSED_MAIL, registerPeople, signInPath } from './features/people/index.ts';
import { type Perspectives, registerPerspectives } from './features/perspectives/index.ts';
import { registerPlenary } from './features/plenary/index.ts';
import { type Polls, registerPolls } from './features/polls/index.ts';
import { type Questions, registerQuestions } from './features/questions/index.ts';
import { registerSearch, type SearchFeature } from './features/search/index.ts';
import { registerSessions, type Sessions } from './features/sessions/index.ts';
import type { Clock } from './platform/clock.ts';
import type { Database } from './platform/database/open.ts';
import { createServer, type Server } from './platform/http/server.ts';
import { createJobs } from './platform/jobs/jobs.ts';
import { EventStreams } from './platform/live/event-stream.ts';
import { localTopics, sharedTopics } from './platform/live/topics.ts';
import { inTransaction } from './platform/database/transaction.ts';
import { createMail } from './platform/mail/mail.ts';
import { createMailIn } from './platform/mail/mail-in.ts';
import { writeRecord } from './platform/record/record.ts';
import type { Services } from './platform/services.ts';

/** What people can do, beside the pages on which they do it. */
export interface Features {
  readonly people: People;
  readonly notices: Notices;
  readonly introductions: Introductions;
  readonly sessions: Sessions;
  readonly meetings: Meetings;
  readonly questions: Questions;
  readonly polls: Polls;
  readonly comments: Comments;
  readonly archive: Archive;
  readonly endeavours: Endeavours;
  readonly diagnosis: Diagnosis;
  readonly forum: Forum;
  readonly search: SearchFeature;
  readonly perspectives: Perspectives;
}

export interface App extends Server {
  readonly services: Services;
  readonly features: Features;
  /** Starts the jobs. The app answers requests before, but sends no mail and moves nothing on by itself. */
  startJobs(): Promise<void>;
  /** Stops accepting, tells live clients to come back, finishes what is running and lets go of everything. */
  close(): Promise<void>;
}

/** Puts the program together on a migrated database, which it closes with itself. Names every feature, in order. */
export async function createApp(config: Config, database: Database, clock: Clock): Promise<App> {
  const streams = new EventStreams({ limit: config.liveConnections });
  const server = await createServer({
    ...config,
    signInPath,
    checkReady: async () => void (await sql`select 1`.execute(database.kysely)),
  });
  const report = (error: unknown): void => server.app.log.error({ err: error }, 'background work failed');
  const topics =
    config.valkeyUrl === undefined ? localTopics(report) : sharedTopics(config.valkeyUrl, report);
  const jobs = createJobs(database, report);
  const mail = createMail({
    db: database.kysely,
    jobs,
    clock,
    smtpUrl: config.smtpUrl,
    from: config.mailFrom,
    onRefused(failure, answer) {
      report(failure);
      // Without the address: that a message was refused is for whoever looks after the mail server, to whom is not.
      const refused = { scope: REFUSED_MAIL, kind: 'mail-refused', personId: null, data: { answer } };
      inTransaction(database.kysely, (tx) => writeRecord(tx, clock.now(), refused)).catch(report);
    },
  });
  const mailIn = createMailIn(config.mailIn, report);
  const services: Services = {
    config,
    app: server.app,
    database,
    clock,
    jobs,
    mail,
    mailIn,
    topics,
    streams,
    report,
  };

  const people = registerPeople(services);
  const notices = registerNotices(services, people);
  registerDirectory(services, people);
  const introductions = registerIntroductions(services, { people, notices });
  const sessions = registerSessions(services, people);
  const meetings = registerMeetings(services, { people, sessions, notices });
  const questions = registerQuestions(services, sessions);
  const polls = registerPolls(services, sessions);
  const comments = registerComments(services, sessions);
  const forum = registerForum(services, { people, sessions, questions });
  registerPlenary(services, { sessions, questions, polls, comments, forum });
  registerForumNotices(services, { forum, notices });
  const archive = registerArchive(services, { sessions, questions, polls, comments, forum });
  const search = registerSearch(services, { forum, people });

  const endeavours = registerEndeavours(services, { people, sessions, questions, forum, notices });
  const perspectives = registerPerspectives(services, { people, sessions, forum, notices, endeavours });
  const diagnosis = registerDiagnosis(services, { people, endeavours, notices, forum });

  let jobsStarted = false;
  return {
    ...server,
    services,
    features: {
      people,
      introductions,
      notices,
      sessions,
      meetings,
      questions,
      polls,
      comments,
      archive,
      endeavours,
      diagnosis,
      forum,
      search,
      perspectives,
    },
    async startJobs() {
      await jobs.start();
      jobsStarted = true;
    },
    async close() {
      streams.closeAll();
      await server.app.close();
      await mailIn.close();
      if (jobsStarted) await jobs.stop();
      await topics.close();
      await database.close();
    },
  };
}
