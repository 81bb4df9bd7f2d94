import type { Features } from '../app.ts';
import type { Queryable } from '../platform/database/transaction.ts';
import type { Actor, QuestionId, Target } from '../features/questions/index.ts';
import {
  can,
  type Role,
  type Visit,
  getSession,
  type RoleId,
  type Seat,
  type Session,
  type SessionId,
} from '../features/sessions/index.ts';
import type { CastKey, CastMember, OrganisationKey, SpeakerKey } from './cast.ts';
import type { PersonId } from '../features/people/index.ts';

/** Minutes after the session went live; what happened before has a negative number. */
export type Minute = number;

/** The seats of a session by organisation. */
export type Seats = ReadonlyMap<OrganisationKey, readonly Seat[]>;

/** Somebody of the cast in one session. */
export interface Member {
  readonly personId: PersonId;
  readonly role: CastMember['role'];
  readonly roleId: RoleId;
}

/** What somebody in the story asked. */
export interface StagedQuestion {
  readonly id: QuestionId;
  /** Null for who asked from the floor. */
  readonly seat: Seat | null;
}

/** A session in the making: what the steps of its story work with. */
export class Stage {
  readonly features: Features;
  readonly db: Queryable;
  readonly sessionId: SessionId;
  readonly #cast: ReadonlyMap<CastKey, Member>;
  readonly #questions = new Map<string, StagedQuestion>();

  constructor(
    features: Features,
    db: Queryable,
    prepared: { readonly sessionId: SessionId; readonly cast: ReadonlyMap<CastKey, Member> },
  ) {
    this.features = features;
    this.db = db;
    this.sessionId = prepared.sessionId;
    this.#cast = prepared.cast;
  }

  session(): Promise<Session> {
    return getSession(this.db, this.sessionId);
  }

  actor(key: CastKey): Actor {
    const { personId, role, roleId } = this.#member(key);
    return { personId, roles: new Set([role]), speakerIds: role === 'speaker' ? [roleId] : [] };
  }

  personId(key: CastKey): PersonId {
    return this.#member(key).personId;
  }

  /** Somebody of the cast as a page's access finds them. */
  async visit(key: CastKey): Promise<Visit> {
    return visitIn(await this.session(), this.#member(key).role);
  }

  async visitAsGuest(): Promise<Visit> {
    return visitIn(await this.session(), 'guest');
  }

  speaker(key: SpeakerKey): RoleId {
    return this.#member(key).roleId;
  }

  asked(name: string, question: StagedQuestion): void {
    if (this.#questions.has(name)) throw new Error(`Two questions of the sample are called ${name}.`);
    this.#questions.set(name, question);
  }

  question(name: string): StagedQuestion {
    const found = this.#questions.get(name);
    if (found === undefined) throw new Error(`Nobody in the sample has asked “${name}” yet.`);
    return found;
  }

  /** The seat of who asked, and the question. */
  asker(name: string): readonly [Seat, QuestionId] {
    const { seat, id } = this.question(name);
    if (seat === null) throw new Error(`“${name}” was asked from the floor.`);
    return [seat, id];
  }

  target(name: string): Target {
    return { sessionId: this.sessionId, questionId: this.question(name).id };
  }

  #member(key: CastKey): Member {
    const member = this.#cast.get(key);
    if (member === undefined) throw new Error(`${key} has no role in this session.`);
    return member;
  }
}

function visitIn(session: Session, role: Role): Visit {
  const roles = new Set<Role>([role]);
  const situation = { session, isDeputy: false, chairIsAway: false };
  return {
    session,
    roles,
    held: [],
    goesOnIn: undefined,
    isSeatToKeep: false,
    guestSeat: undefined,
    seat: undefined,
    situation,
    can: (action) => can(action, roles, situation),
  };
}
