import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { type FormBody, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { writeRecord } from '../../../../platform/record/record.ts';
import { signedInPerson } from '../../../people/index.ts';
import { filledDate, recordScope, sessionFrame, sessionUrls, visitOf } from '../../../sessions/index.ts';
import { LEAST_PEOPLE } from '../../drawing/groups.ts';
import { ATTRIBUTES, takesMeetings, type Weights } from '../../meeting.ts';
import type { MeetingPages } from '../../pages.ts';
import { findPlan, findWeights, savePlan, saveWeights, takePlan } from '../../plan.repository.ts';
import { listDraws, listWishing } from '../../repository.ts';
import { meetingUrls } from '../../urls.ts';
import { readPlan, readWeights } from './form.ts';
import { isNews, OrganiseMeetPage } from './view.tsx';

const FIELDS = ['date-day', 'date-month', 'date-year', 'time'];

/** The weights of a form that comes back; null where another form, or none, was sent. */
function readTyped(typed: FormBody): Weights | null {
  return typed[ATTRIBUTES[0]] === undefined ? null : ATTRIBUTES.map((name) => Number(typedText(typed, name)));
}

/** Where an organiser puts people together, now or at a set time. */
export function organisePages({ app, db, clock, drawing, visits }: MeetingPages): void {
  const config = { access: visits.to('organise') };

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FieldMistake[] = [],
  ): Promise<FastifyReply> {
    const { session } = visitOf(request);
    const typed = toFormBody(request.body);
    const { done } = request.query as { done?: string };
    return reply.page({
      ...sessionFrame(visitOf(request), 'organise'),
      title: `Put people together – ${session.title}`,
      hasErrors: errors.length > 0,
      backLink: { href: sessionUrls.organise(session.code), text: 'Back to the overview' },
      content: (
        <OrganiseMeetPage
          session={session}
          wishing={(await listWishing(db, session.id)).length}
          plan={await findPlan(db, session.id)}
          weights={readTyped(typed) ?? (await findWeights(db, session.id))}
          draws={await listDraws(db, session.id)}
          filled={
            typed['date-day'] === undefined
              ? filledDate('date', session.endsAt > clock.now() ? session.endsAt : clock.now(), session.zone)
              : Object.fromEntries(FIELDS.map((field) => [field, typedText(typed, field)]))
          }
          errors={errors}
          news={isNews(done) ? done : undefined}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(meetingUrls.organise(':code'), { config }, (request, reply) => show(request, reply));

  app.post(meetingUrls.now(':code'), { config }, async (request, reply) => {
    const { session } = visitOf(request);
    const outcome = await drawing.draw(session.id, signedInPerson(request).id);
    if (outcome === 'made')
      return reply.redirect(reply.done(meetingUrls.organise(session.code), 'made'), 303);
    const message = {
      'too-few': `Wait until at least ${LEAST_PEOPLE} people want to meet: nobody was put together`,
      'not-now': 'This session puts nobody together any more',
      meanwhile: 'Somebody else has just put people together: see below whether it is needed again',
    }[outcome];
    return show(request, reply.code(outcome === 'meanwhile' ? 409 : 422), [{ field: 'now', message }]);
  });

  app.post(meetingUrls.at(':code'), { config }, async (request, reply) => {
    const { session } = visitOf(request);
    const { id } = signedInPerson(request);
    const read = readPlan(toFormBody(request.body), session.zone, clock.now());
    if ('errors' in read) return show(request, reply.code(422), read.errors);
    if (!takesMeetings(session) && session.state !== 'announced') {
      const message = 'This session puts nobody together any more';
      return show(request, reply.code(422), [{ field: 'time', message }]);
    }
    await inTransaction(db, async (tx) => {
      await savePlan(tx, session.id, { drawAt: read.at, setBy: id });
      await act(tx, session.id, id, 'meeting-time-set');
    });
    return reply.redirect(reply.done(meetingUrls.organise(session.code), 'set'), 303);
  });

  app.post(meetingUrls.weights(':code'), { config }, async (request, reply) => {
    const { session } = visitOf(request);
    const { id } = signedInPerson(request);
    const read = readWeights(toFormBody(request.body));
    if ('errors' in read) return show(request, reply.code(422), read.errors);
    await inTransaction(db, async (tx) => {
      await saveWeights(tx, session.id, read.weights);
      await act(tx, session.id, id, 'meeting-weights-set');
    });
    return reply.redirect(reply.done(meetingUrls.organise(session.code), 'weights'), 303);
  });

  app.post(meetingUrls.takeBack(':code'), { config }, async (request, reply) => {
    const { session } = visitOf(request);
    const { id } = signedInPerson(request);
    await inTransaction(db, async (tx) => {
      if (await takePlan(tx, session.id)) await act(tx, session.id, id, 'meeting-time-taken-back');
    });
    return reply.redirect(reply.done(meetingUrls.organise(session.code), 'taken-back'), 303);
  });

  async function act(
    tx: Parameters<typeof writeRecord>[0],
    sessionId: Parameters<typeof recordScope>[0],
    personId: string,
    kind: string,
  ): Promise<void> {
    await writeRecord(tx, clock.now(), { scope: recordScope(sessionId), kind, personId });
  }
}
