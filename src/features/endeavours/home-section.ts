import type { Clock } from '../../platform/clock.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import { formatDate } from '../../design-system/format.ts';
import { listChallenges } from './challenges/challenges.repository.ts';
import { listCommitments } from './commitments/commitments.repository.ts';
import { listEndings } from './ending/ending.repository.ts';
import { listEdge } from './edge/edge.repository.ts';
import { GUIDE_DAYS, GUIDE_STEPS, GUIDE_WORDS } from './handover/handover.ts';
import { listGuideSteps, listHandovers } from './handover/handover.repository.ts';
import { listIntroductions } from './handover/introductions.repository.ts';
import type { HomeExtensions, OpenItem, SmallMove } from './home.ts';
import type { Membership } from './membership.ts';
import { listProposals } from './stewards/proposals.repository.ts';
import { STEWARDS_AT_LEAST, stewardsNow } from './stewardship.ts';
import { listStewardships } from './stewards.repository.ts';
import { endeavourUrls } from './urls.ts';

/** What waits in an endeavour's own parts, and what of it this member could do now. */
export function addHomeSection(home: HomeExtensions, db: Queryable, clock: Clock): void {
  home.add({
    open: (membership) => openItems(db, clock, membership),
    moves: (membership) => smallMoves(db, clock, membership),
  });
}

async function openItems(
  db: Queryable,
  clock: Clock,
  { endeavour }: Membership,
): Promise<readonly OpenItem[]> {
  const { id } = endeavour;
  const now = clock.now();
  const challenges = (await listChallenges(db, id)).filter(({ answer }) => answer === null);
  const proposals = (await listProposals(db, id)).filter(({ state }) => state === 'open');
  const commitments = (await listCommitments(db, id)).filter(({ state }) => state === 'open');
  const past = commitments.filter(({ dueOn }) => dueOn < now).length;
  const [next] = commitments.filter(({ dueOn }) => dueOn >= now);
  const ending = (await listEndings(db, id)).find(({ state }) => state === 'open');
  return [
    ...(ending === undefined
      ? []
      : [
          {
            text:
              ending.kind === 'close' ? 'It is proposed to close this' : 'It is proposed to open this again',
            href: endeavourUrls.ending(id),
            detail: `seats can answer until ${formatDate(ending.closesAt)}`,
          },
        ]),
    ...challenges.map(({ reason }) => ({
      text: `Challenge: ${shortened(reason)}`,
      href: endeavourUrls.stewards(id),
      detail: 'waits for an answer',
    })),
    ...proposals.map(({ closesAt }) => ({
      text: 'A steward is proposed',
      href: endeavourUrls.stewards(id),
      detail: `seats can answer until ${formatDate(closesAt)}`,
    })),
    ...(commitments.length === 0
      ? []
      : [
          {
            text: commitments.length === 1 ? 'One commitment' : `${commitments.length} commitments`,
            href: endeavourUrls.commitments(id),
            detail: [
              ...(next === undefined ? [] : [`the next by ${formatDate(next.dueOn)}`]),
              ...(past === 0 ? [] : [`${past} whose date has passed`]),
            ].join('; '),
          },
        ]),
  ];
}

async function smallMoves(
  db: Queryable,
  clock: Clock,
  { endeavour, held, isSteward }: Membership,
): Promise<readonly SmallMove[]> {
  if (held === undefined) return [];
  const { id } = endeavour;
  const now = clock.now();
  const moves: SmallMove[] = [];
  const ending = (await listEndings(db, id)).find(({ state }) => state === 'open');
  if (ending !== undefined && !ending.consents.some(({ seatId }) => seatId === held.seat.id)) {
    const text = `Say whether your seat consents to ${ending.kind === 'close' ? 'closing this' : 'opening this again'}`;
    moves.push({ text, href: endeavourUrls.ending(id), minutes: 3, weight: 88, isAwaited: true });
  }
  if (endeavour.state !== 'active') return moves;
  if (held.member.whyItMatters === '') {
    const text = 'Say in a few lines why this matters to you';
    moves.push({ text, href: endeavourUrls.me(id), minutes: 5, weight: 60 });
  }
  const steps = new Set(await listGuideSteps(db, held.member.id));
  const isNew = now.getTime() - held.member.joinedAt.getTime() < GUIDE_DAYS * 24 * 3600 * 1000;
  // The first of a seat has nothing to read from anybody before.
  const hasPack = (await listHandovers(db, held.seat.id)).some(
    ({ handedOnAt, memberId }) => handedOnAt !== null && memberId !== held.member.id,
  );
  const step = GUIDE_STEPS.find((each) => !steps.has(each) && (each !== 'pack' || hasPack));
  if (isNew && step !== undefined) {
    const { title, minutes } = GUIDE_WORDS[step];
    moves.push({
      text: `Your first week: ${title.toLowerCase()}`,
      href: endeavourUrls.firstWeek(id),
      minutes,
      weight: 65,
    });
  }
  const wanted = (await listIntroductions(db, id)).some(
    ({ withSeatId, withAcceptedAt, declinedAt }) =>
      withSeatId === held.seat.id && withAcceptedAt === null && declinedAt === null,
  );
  if (wanted) {
    const text = 'Somebody new would like to meet you: accept or not';
    moves.push({ text, href: endeavourUrls.firstWeek(id), minutes: 1, weight: 90, isAwaited: true });
  }
  const waits = (await listChallenges(db, id)).some(
    ({ answer, actBy }) => answer === null && actBy !== held.member.id,
  );
  if (isSteward && waits) {
    moves.push({
      text: 'Answer a challenge',
      href: endeavourUrls.stewards(id),
      minutes: 10,
      weight: 95,
      isAwaited: true,
    });
  }
  const overdue = (await listCommitments(db, id)).find(
    ({ seatId, state, dueOn }) => seatId === held.seat.id && state === 'open' && dueOn < now,
  );
  if (overdue !== undefined) {
    const text = `Say how it went: ${shortened(overdue.text)}`;
    moves.push({ text, href: endeavourUrls.commitments(id), minutes: 3, weight: 85, isAwaited: true });
  }
  const unanswered = (await listProposals(db, id)).some(
    ({ state, consents }) => state === 'open' && !consents.some(({ seatId }) => seatId === held.seat.id),
  );
  if (unanswered) {
    const text = 'Say whether your seat consents to a steward';
    moves.push({ text, href: endeavourUrls.stewards(id), minutes: 3, weight: 80, isAwaited: true });
  }
  if (stewardsNow(await listStewardships(db, id), now).length < STEWARDS_AT_LEAST) {
    const text = 'Propose a steward';
    moves.push({ text, href: endeavourUrls.stewards(id), minutes: 5, weight: 55 });
  }
  const unsaid = (await listEdge(db, id)).find(
    ({ views }) => !views.some(({ seatId }) => seatId === held.seat.id),
  );
  if (unsaid !== undefined) {
    const text = `Say whether this is in or out: ${shortened(unsaid.text)}`;
    moves.push({ text, href: endeavourUrls.edge(id), minutes: 2, weight: 45 });
  }
  moves.push({
    text: 'Think who is missing, and name them',
    href: endeavourUrls.missing(id),
    minutes: 5,
    weight: 10,
  });
  return moves;
}

const SHOWN = 80;

function shortened(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN).trimEnd()}…`;
}
