import { noteVisit } from '../../endeavours.repository.ts';
import { listEdge } from '../../edge/edge.repository.ts';
import type { Endeavour, SeatWithHolders } from '../../endeavour.ts';
import { lastClosing } from '../../ending/ending.ts';
import { listEndings } from '../../ending/ending.repository.ts';
import { coverageOf, missingVoices } from '../../missing/missing.ts';
import { listCellNotes, listNominations } from '../../missing/missing.repository.ts';
import { type Membership, membershipOf } from '../../membership.ts';
import { type OpenQuestion, listOpenQuestions } from '../../questions.repository.ts';
import type { EndeavourPages } from '../../pages.ts';
import { listShownSessions } from '../../sessions/shown-sessions.ts';
import { listSeats } from '../../seats.repository.ts';
import { stewardsNow } from '../../stewardship.ts';
import { listStewardships } from '../../stewards.repository.ts';
import { endeavourUrls } from '../../urls.ts';
import { readActs } from '../../who-did.ts';
import { HomePage } from './view.tsx';
import { OnlookerPage } from './onlooker-view.tsx';

/** Someone who comes back within this time is still on the same visit. */
const VISIT_MS = 30 * 60_000;
const NEWS_SHOWN = 5;

/** An endeavour in one screen: what, who, what kind of problem, what is open, what is new, what next. */
export function homePages(pages: EndeavourPages): void {
  const { app, db, clock, memberships, frame, home, record, beginnings, readableSessions } = pages;

  async function newsOf(membership: Membership) {
    const { held, endeavour } = membership;
    const since = held?.member.seenBeforeAt ?? held?.member.joinedAt ?? null;
    const acts = await readActs(db, record, endeavour.id, { limit: NEWS_SHOWN + 1 });
    const own = held?.member.id;
    return {
      since,
      acts: acts.filter(({ at, memberId }) => since !== null && at > since && memberId !== own),
    };
  }

  app.get(
    endeavourUrls.home(':endeavour'),
    { config: { access: memberships.to('see') } },
    async (request, reply) => {
      const membership = await seenAnew(membershipOf(request));
      const { endeavour, held } = membership;
      const seats = await listSeats(db, endeavour.id);
      const sessions = await listShownSessions(db, readableSessions, request, endeavour);
      const became =
        endeavour.state === 'closed' ? lastClosing(await listEndings(db, endeavour.id))?.became : undefined;
      const frameOf = { ...frame.around(membership, 'home'), title: endeavour.title };
      if (held === undefined) {
        return reply.page({
          ...frameOf,
          content: <OnlookerPage endeavour={endeavour} seats={seats} became={became} sessions={sessions} />,
        });
      }
      const questions: readonly OpenQuestion[] = await listOpenQuestions(db, endeavour.id);
      return reply.page({
        ...frameOf,
        content: (
          <HomePage
            endeavour={endeavour}
            seats={seats}
            own={held}
            isSteward={membership.isSteward}
            became={became}
            origin={await beginnings.originOf(request, endeavour)}
            sessions={sessions}
            term={membership.term}
            stewards={stewardsNow(await listStewardships(db, endeavour.id), clock.now())}
            missing={await missingFrom(endeavour, seats)}
            edge={await listEdge(db, endeavour.id)}
            questions={questions}
            news={await newsOf(membership)}
            parts={await home.read(membership)}
          />
        ),
      });
    },
  );

  async function missingFrom(endeavour: Endeavour, seats: readonly SeatWithHolders[]) {
    const { gaps, needed } = coverageOf(endeavour, seats, await listCellNotes(db, endeavour.id));
    const voices = missingVoices(await listNominations(db, endeavour.id), seats);
    return { voices: voices.map(({ name }) => name), gaps: gaps.length, needed };
  }

  async function seenAnew(membership: Membership): Promise<Membership> {
    const { held } = membership;
    if (held === undefined) return membership;
    const now = clock.now();
    const { seenAt } = held.member;
    const isNew = seenAt === null || now.getTime() - seenAt.getTime() > VISIT_MS;
    await noteVisit(db, held.member.id, now, isNew);
    if (!isNew) return membership;
    return { ...membership, held: { ...held, member: { ...held.member, seenBeforeAt: seenAt } } };
  }
}
