import type { FastifyReply, FastifyRequest } from 'fastify';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { LEVEL_WORDS, seePeople, seePerson } from '../../../directory/index.ts';
import { isPausing } from '../../../introductions/index.ts';
import { type Person, signInPath } from '../../../people/index.ts';
import { type Session, sessionFrame, visitOf } from '../../../sessions/index.ts';
import { drawGroup } from '../../drawing/telling.ts';
import { type Met, type OwnDraw, takesMeetings, whyMeet } from '../../meeting.ts';
import type { MeetingPages } from '../../pages.ts';
import { findPlan } from '../../plan.repository.ts';
import { findWish, insertWish, listDraws, listGroup, listOwnDraws, withdrawWish } from '../../repository.ts';
import { meetingUrls } from '../../urls.ts';
import { isNews, MeetPage, type OwnGroup } from './view.tsx';

/** Wanting to meet people from a session, and whom one meets. */
export function meetPages({ app, db, clock, notices, swapping, visits }: MeetingPages): void {
  const config = { access: visits.to('read') };

  async function groupOf(person: Person, draw: OwnDraw, canSwap: boolean): Promise<OwnGroup> {
    const own = await seePerson(db, person, person.id);
    const others = await listGroup(db, draw.id, person.id);
    const seen = await seePeople(
      db,
      person,
      others.map(({ id }) => id),
    );
    const met = others.flatMap(({ id, email }): Met[] => {
      const other = seen.find((each) => each.id === id);
      if (own === undefined || other === undefined) return [];
      return [
        { person: other, email, why: whyMeet(own, other, (level) => LEVEL_WORDS[level as 'team'] ?? level) },
      ];
    });
    const swaps = canSwap && draw.group !== null ? await swapping.waiting(draw.id, person) : undefined;
    return { draw, met, swaps };
  }

  async function show(request: FastifyRequest, reply: FastifyReply, refusal?: string): Promise<FastifyReply> {
    const { session } = visitOf(request);
    const { person } = request;
    const draws = person === null ? [] : await listOwnDraws(db, session.id, person.id);
    const groups: OwnGroup[] = [];
    const [latest] = draws.length === 0 ? [] : await listDraws(db, session.id, 1);
    for (const draw of draws) {
      if (person === null) break;
      groups.push(await groupOf(person, draw, takesMeetings(session) && draw.id === latest?.id));
    }
    if (person !== null) {
      await inTransaction(db, async (tx) => {
        for (const { id } of draws) await notices.markRead(tx, person.id, drawGroup(id));
      });
    }
    const done = (request.query as { done?: string }).done;
    return reply.page({
      ...sessionFrame(visitOf(request), 'meet'),
      title: `Meet three people – ${session.title}`,
      hasErrors: refusal !== undefined,
      content: (
        <MeetPage
          session={session}
          self={
            person === null
              ? null
              : {
                  name: person.name,
                  wishes: await findWish(db, session.id, person.id),
                  isPausing: await isPausing(db, person.id),
                }
          }
          signIn={signInPath(meetingUrls.meet(session.code))}
          plan={await findPlan(db, session.id)}
          groups={groups}
          news={isNews(done) ? done : undefined}
          refusal={refusal}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(meetingUrls.meet(':code'), { config }, (request, reply) => show(request, reply));

  app.post(meetingUrls.meet(':code'), { config }, async (request, reply) => {
    const { session } = visitOf(request);
    const { person } = request;
    const refusal = whyNot(session, person);
    if (person === null || refusal !== undefined) return show(request, reply.code(422), refusal);
    await insertWish(db, session.id, person.id, clock.now());
    return reply.redirect(reply.done(meetingUrls.meet(session.code), 'on-list'), 303);
  });

  app.post(meetingUrls.withdraw(':code'), { config }, async (request, reply) => {
    const { session } = visitOf(request);
    const { person } = request;
    if (person !== null) {
      await inTransaction(db, (tx) => withdrawWish(tx, session.id, person.id, clock.now()));
    }
    return reply.redirect(reply.done(meetingUrls.meet(session.code), 'withdrawn'), 303);
  });
}

function whyNot(session: Session, person: Person | null): string | undefined {
  if (!takesMeetings(session)) return 'This session puts nobody together any more';
  if (person === null) return 'Sign in first, so that you can be told whom you meet';
  if (person.name === '') return 'Add your name to your details first, so that people know whom they meet';
  return undefined;
}
