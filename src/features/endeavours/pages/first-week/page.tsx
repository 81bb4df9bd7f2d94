import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { choice, line } from '../../../../platform/forms/fields.ts';
import type { EndeavourSeatId } from '../../endeavour.ts';
import { listCommitments } from '../../commitments/commitments.repository.ts';
import { GUIDE_STEPS } from '../../handover/handover.ts';
import { listGuideSteps, listHandovers } from '../../handover/handover.repository.ts';
import { listIntroductions } from '../../handover/introductions.repository.ts';
import { seatedMembership } from '../../membership.ts';
import type { EndeavourPages } from '../../pages.ts';
import { listSeats } from '../../seats.repository.ts';
import { endeavourUrls } from '../../urls.ts';
import { addAct, nothingReturned, type Returned } from '../act.ts';
import { FirstWeekPage } from './view.tsx';

const tickForm = z.object({ step: choice(GUIDE_STEPS, 'Select a step') });
const meetForm = z.object({
  with: line({ name: 'Seat', max: 20, required: 'Select whom you would like to meet' }),
  about: line({ name: 'About', max: 200 }),
});
const answerForm = z.object({ answer: choice(['accept', 'decline'], 'Select an answer') });

/** What whoever takes a seat does first (LRN-34): the pack, a reading path, and whom to meet. */
export function firstWeekPages({ app, db, memberships, frame, handing }: EndeavourPages): void {
  async function show(request: FastifyRequest, reply: FastifyReply, returned: Returned) {
    const membership = seatedMembership(request);
    const { endeavour, held } = membership;
    const packs = await listHandovers(db, held.seat.id);
    const introductions = await listIntroductions(db, endeavour.id);
    const commitments = await listCommitments(db, endeavour.id);
    return reply.page({
      ...frame.around(membership, 'me'),
      title: `Your first week – ${endeavour.title}`,
      hasErrors: returned.errors.length > 0,
      content: (
        <FirstWeekPage
          csrf={reply.generateCsrf()}
          endeavour={endeavour}
          held={held}
          packs={packs.filter(
            ({ handedOnAt, memberId }) => handedOnAt !== null && memberId !== held.member.id,
          )}
          done={new Set(await listGuideSteps(db, held.member.id))}
          seats={await listSeats(db, endeavour.id, { removedToo: true })}
          introductions={introductions.filter(
            ({ seatId, withSeatId }) => seatId === held.seat.id || withSeatId === held.seat.id,
          )}
          promises={commitments.filter(({ seatId, state }) => seatId === held.seat.id && state === 'open')}
          returned={returned}
        />
      ),
    });
  }

  const path = endeavourUrls.firstWeek(':endeavour');
  app.get(path, { config: { access: memberships.to('take part') } }, (request, reply) =>
    show(request, reply, nothingReturned),
  );

  const next = ({ endeavour }: { endeavour: { id: string } }) => endeavourUrls.firstWeek(endeavour.id);
  const action = 'take part';
  addAct(app, memberships, {
    path,
    action,
    schema: tickForm,
    field: 'step',
    act: (by, { step }) => handing.tick(by, step),
    next,
    show,
  });
  addAct(app, memberships, {
    path: endeavourUrls.meet(':endeavour'),
    action,
    schema: meetForm,
    field: 'with',
    act: (by, value) => handing.askToMeet(by, value.with as EndeavourSeatId, value.about),
    next,
    show,
  });
  addAct(app, memberships, {
    path: endeavourUrls.answerIntroduction(':endeavour', ':item'),
    action,
    schema: answerForm,
    field: 'answer',
    act: (by, { answer }, item) => handing.answerIntroduction(by, item, answer === 'accept'),
    next,
    show,
  });
}
