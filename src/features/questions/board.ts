import { explainPlace, type Explanation } from '../../analysis/bridging/explain-place.ts';
import { NEW_FOR, orderQuestions, type QuestionOrders } from '../../analysis/bridging/order-questions.ts';
import { compareText } from '../../analysis/compare.ts';
import type { SessionId } from '../sessions/index.ts';
import {
  isOffView,
  leavesLine,
  type Place,
  type PublicQuestion,
  type QuestionCounts,
  toPublicQuestion,
} from './public-question.ts';
import { OPEN_STATES } from './question.ts';
import type { QuestionDetails } from './repository.ts';

/** What the stream carries of questions. */
export interface BoardChanges {
  readonly questions: readonly PublicQuestion[];
  readonly counts: readonly QuestionCounts[];
  /** No longer there for the public. */
  readonly gone: readonly string[];
  readonly present: number;
  /** Fewer than two groups are present: there is one order only (RANK-5). */
  readonly oneGroup: boolean;
}

/** RANK-10: ranks are counted at most once in so many milliseconds. */
const RECOUNT_MS = 1_000;

interface Standing {
  readonly details: QuestionDetails;
  readonly public: PublicQuestion;
  /** The board version at which the shown score or lane last changed. */
  readonly placedAt: number;
}

/** The public questions of one session with their ranks, kept in memory and brought forward by versions. */
export class Board {
  readonly sessionId: SessionId;
  /** The session version up to which changes have been read. */
  version = 0;
  #standings = new Map<string, Standing>();
  /** Questions that left no line, with the version at which they went. */
  #departed = new Map<string, number>();
  #orders: QuestionOrders = orderQuestions([], new Map(), { now: 0 });
  #present = 0;
  #presentByOrganisation: ReadonlyMap<string, number> = new Map();
  #recountedAt = -Infinity;
  #isStale = false;

  constructor(sessionId: SessionId) {
    this.sessionId = sessionId;
  }

  /** Takes in what was read up to `version`. */
  apply(
    version: number,
    changed: readonly QuestionDetails[],
    present: ReadonlyMap<string, number>,
    now: number,
  ): void {
    this.version = version;
    for (const details of changed) {
      if (!leavesLine(details)) {
        this.#standings.delete(details.id);
        // Nobody is told of what was never shown.
        if (details.listedAt !== null) {
          this.#departed.set(details.id, Math.max(details.version, details.countsVersion));
        }
        continue;
      }
      const before = this.#standings.get(details.id);
      const { score, isNew } = placeFor(details, before?.public);
      const merged = before?.public.merged ?? [];
      this.#standings.set(details.id, {
        details,
        public: toPublicQuestion(details, { score, isNew, merged, isPartOfHidden: false }),
        placedAt: before?.placedAt ?? version,
      });
    }
    this.#showParts();
    this.#presentByOrganisation = present;
    this.#present = [...present.values()].reduce((sum, count) => sum + count, 0);
    this.#isStale = true;
    if (now - this.#recountedAt >= RECOUNT_MS) this.recount(now);
  }

  /** Counts scores and lanes again. Places that changed carry a version just above the board's. */
  recount(now: number): void {
    this.#recountedAt = now;
    this.#isStale = false;
    const open = [...this.#standings.values()].filter(({ details }) => OPEN_STATES.includes(details.state));
    this.#orders = orderQuestions(
      open.map(({ details }) => ({
        id: details.id,
        askedAt: details.askedAt.getTime(),
        listedAt: (details.listedAt ?? details.askedAt).getTime(),
        votes: mapValues(details.tally, (each) => each.votes),
        seen: mapValues(details.tally, (each) => each.seen),
      })),
      this.#presentByOrganisation,
      { now },
    );
    const oneGroup = this.oneGroup;
    for (const standing of open) {
      const placed = this.#orders.questions.get(standing.details.id);
      const score =
        oneGroup || placed?.rank === null || placed?.rank === undefined
          ? null
          : Math.round(placed.rank.score * 10_000) / 10_000;
      const isNew = placed?.lane === 'new';
      if (score === standing.public.score && isNew === standing.public.isNew) continue;
      this.#standings.set(standing.details.id, {
        ...standing,
        public: { ...standing.public, score, isNew },
        placedAt: this.version + 0.5,
      });
    }
  }

  /** Milliseconds until the ranks must be counted again, or undefined when nothing waits for that. */
  recountDue(now: number): number | undefined {
    if (this.#isStale) return Math.max(0, this.#recountedAt + RECOUNT_MS - now);
    const leaving = [...this.#standings.values()]
      .filter((standing) => standing.public.isNew && OPEN_STATES.includes(standing.details.state))
      .map(({ details }) => (details.listedAt ?? details.askedAt).getTime() + NEW_FOR - now);
    return leaving.length === 0 ? undefined : Math.max(RECOUNT_MS, Math.min(...leaving) + 1);
  }

  get oneGroup(): boolean {
    return this.#orders.acrossOrganisations === null;
  }

  get present(): number {
    return this.#present;
  }

  questions(): PublicQuestion[] {
    return [...this.#standings.values()].map((standing) => standing.public);
  }

  /** The same questions with all that is known of them, for the people running the session. */
  allDetails(): QuestionDetails[] {
    return [...this.#standings.values()].map((standing) => standing.details);
  }

  find(id: string): PublicQuestion | undefined {
    return this.#standings.get(id)?.public;
  }

  details(id: string): QuestionDetails | undefined {
    return this.#standings.get(id)?.details;
  }

  /** Why an open question stands where it does (RANK-8). */
  explain(id: string): Explanation | undefined {
    const placed = this.#orders.questions.get(id);
    return placed === undefined ? undefined : explainPlace(placed, this.#orders.grouping);
  }

  /** Everything that changed after a version; undefined when nothing did. */
  changesSince(since: number): BoardChanges | undefined {
    const gone = [...this.#departed].filter(([, version]) => version > since).map(([id]) => id);
    const questions: PublicQuestion[] = [];
    const counts: QuestionCounts[] = [];
    for (const standing of this.#standings.values()) {
      const { details, public: shown, placedAt } = standing;
      if (details.version > since) questions.push(shown);
      else if (details.countsVersion > since || placedAt > since) {
        counts.push([shown.id, shown.votes, shown.score, shown.isNew]);
      }
    }
    if (questions.length === 0 && counts.length === 0 && gone.length === 0) return undefined;
    return { questions, counts, gone, present: this.#present, oneGroup: this.oneGroup };
  }

  /**
   * Shows with each question the wordings of those merged into it, directly or through another (LIVE-48), and hides
   * those whose whole is not shown.
   */
  #showParts(): void {
    const texts = new Map<string, string[]>();
    for (const { details } of [...this.#standings.values()].toSorted(byAskedAt)) {
      if (details.state !== 'merged') continue;
      const root = this.rootOf(details.id);
      texts.set(root, [...(texts.get(root) ?? []), details.text]);
    }
    for (const [id, standing] of this.#standings) {
      const { details, public: shown } = standing;
      const merged = texts.get(id) ?? [];
      if (merged.length === 0 && shown.merged.length === 0 && details.state !== 'merged') continue;
      const { score, isNew } = shown;
      const root = this.#standings.get(this.rootOf(id));
      const isPartOfHidden = root === undefined || isOffView(root.details);
      const again = toPublicQuestion(details, { score, isNew, merged, isPartOfHidden });
      this.#standings.set(id, { ...standing, public: again });
    }
  }

  /** The question that a merged one has become part of; itself when it is not merged. */
  rootOf(id: string): string {
    let at = id;
    for (let steps = 0; steps < 20; steps++) {
      const details = this.#standings.get(at)?.details;
      if (details?.state !== 'merged' || details.mergedInto === null) return at;
      at = details.mergedInto;
    }
    return at;
  }
}

function byAskedAt(a: Standing, b: Standing): number {
  return a.details.askedAt.getTime() - b.details.askedAt.getTime() || compareText(a.details.id, b.details.id);
}

/** Only what is open has a place in an order; a new question stands in the lane until it is counted. */
function placeFor(details: QuestionDetails, before: Place | undefined): Place {
  if (!OPEN_STATES.includes(details.state)) return { score: null, isNew: false };
  return before ?? { score: null, isNew: details.state === 'published' };
}

function mapValues<Value>(
  map: ReadonlyMap<string, Value>,
  pick: (value: Value) => number,
): ReadonlyMap<string, number> {
  return new Map([...map].map(([key, value]) => [key, pick(value)]));
}
