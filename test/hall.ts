import { createActs } from '../src/features/questions/acts.ts';
import { createAnswering } from '../src/features/questions/answering.ts';
import { createAskersReply, type AskersReply } from '../src/features/questions/askers-reply.ts';
import { createAsking } from '../src/features/questions/asking.ts';
import type { Actor, QuestionId } from '../src/features/questions/index.ts';
import { createModeration } from '../src/features/questions/moderation.ts';
import { createVotes, type Votes } from '../src/features/questions/votes.ts';
import { SessionLive } from '../src/features/sessions/live.ts';
import type { Seat } from '../src/features/sessions/seat.ts';
import type { RoleId, Session } from '../src/features/sessions/session.ts';
import type { DB } from '../src/platform/database/schema.ts';
import { newId } from '../src/platform/ids.ts';
import type { Agent } from './agent/agent.ts';
import type { TestApp } from './app.ts';
import { giveRole, makeSeat, makeSession } from './sessions.ts';

type HeldRole = DB['sessionRole']['role'];

export interface Staff {
  readonly email: string;
  readonly agent: Agent;
  readonly actor: Actor;
  /** Their role, or the first of them. */
  readonly roleId: RoleId;
}

/** A session of an app with people in it: a short way to what participants do, for tests of staff pages. */
export interface Hall {
  readonly session: Session;
  readonly answering: ReturnType<typeof createAnswering>;
  readonly moderation: ReturnType<typeof createModeration>;
  readonly replies: AskersReply;
  readonly votes: Votes;
  /** The path of a page of the session. */
  path(page?: string): string;
  /** Somebody who holds these roles, signed in. */
  staff(name: string, ...roles: readonly HeldRole[]): Promise<Staff>;
  seat(organisation?: string): Promise<Seat>;
  /** Asks ten seconds after whatever was asked before, from a new seat unless one is given. */
  ask(text: string, asked?: { readonly seat?: Seat; readonly to?: readonly RoleId[] }): Promise<QuestionId>;
  /** Votes from so many new seats of an organisation. */
  support(id: QuestionId, votes: number, organisation?: string): Promise<void>;
}

export async function openHall(app: TestApp, set?: Parameters<typeof makeSession>[1]): Promise<Hall> {
  const session = await makeSession(app, set);
  const db = app.database.kysely;
  const { clock } = app;
  const { topics, streams, report } = app.services;
  // Tells the app's own streams, through the topics that they share.
  const live = new SessionLive({ db, topics, streams, onError: report });
  const deps = { db, clock, live, tellChanged: async () => {} };
  const asking = createAsking(deps);
  const votes = createVotes(deps);
  const acts = createActs(deps);

  const hall: Hall = {
    session,
    answering: createAnswering(acts),
    moderation: createModeration(acts),
    replies: createAskersReply(deps),
    votes,
    path: (page = '') => `/s/${session.code}${page}`,
    async staff(name, ...roles) {
      const email = `${newId()}@example.org`;
      const { agent, person } = await app.signInAs(email, { name });
      for (const role of roles) await giveRole(app, session, role, person);
      const held = await db
        .selectFrom('sessionRole')
        .select(['id', 'role'])
        .where('sessionId', '=', session.id)
        .where('personId', '=', person.id)
        .execute();
      const actor: Actor = {
        personId: person.id,
        roles: new Set(roles),
        speakerIds: held.filter(({ role }) => role === 'speaker').map(({ id }) => id as RoleId),
      };
      return { email, agent, actor, roleId: (held[0]?.id ?? '') as RoleId };
    },
    async seat(organisation) {
      const made = await makeSeat(app, session, organisation === undefined ? {} : { organisation });
      return made.seat;
    },
    async ask(text, { seat, to = [] } = {}) {
      clock.advance({ seconds: 10 });
      const result = await asking.ask({
        sessionId: session.id,
        seat: seat ?? (await hall.seat('Probation')),
        text,
        naming: session.naming,
        speakerIds: to,
        partId: null,
        labelId: null,
        language: 'en',
        key: newId(),
      });
      if (!result.ok) throw new Error(result.message);
      return result.questionId;
    },
    async support(id, count, organisation) {
      for (let index = 0; index < count; index++) {
        const seat = await hall.seat(organisation);
        await votes.set({ sessionId: session.id, seatId: seat.id, questionId: id, wanted: true });
      }
    },
  };
  return hall;
}
