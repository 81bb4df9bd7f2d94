import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { parseId } from '../../../../platform/ids.ts';
import { signedInPerson } from '../../../people/index.ts';
import { sessionFrame, visitOf } from '../../../sessions/index.ts';
import { type OwnDraw, takesMeetings } from '../../meeting.ts';
import type { MeetingPages } from '../../pages.ts';
import { listDraws, listOwnDraws } from '../../repository.ts';
import type { AskOutcome } from '../../swapping/swapping.ts';
import { meetingUrls } from '../../urls.ts';
import { SwapPage } from './view.tsx';

const REFUSALS: Readonly<Record<Exclude<AskOutcome, 'asked'>, string>> = {
  waiting: 'You have asked somebody already. Take that back first, or wait for their answer',
  gone: 'This person cannot swap with you any more. Choose somebody else',
  over: 'This session puts nobody together any more',
};

interface OfSwap {
  Params: { code: string; swap: string };
}

/** Asking somebody of another group to swap, and answering that. */
export function swapPages({ app, db, swapping, visits }: MeetingPages): void {
  const config = { access: visits.to('read') };

  /** The latest draw, where this person is in a group of it. */
  async function drawOf(request: FastifyRequest): Promise<OwnDraw | undefined> {
    const { session } = visitOf(request);
    if (request.person === null || !takesMeetings(session)) return undefined;
    const [latest] = await listDraws(db, session.id, 1);
    const [own] = await listOwnDraws(db, session.id, request.person.id);
    return own !== undefined && own.id === latest?.id && own.group !== null ? own : undefined;
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FieldMistake[] = [],
  ): Promise<FastifyReply> {
    const { session } = visitOf(request);
    const draw = await drawOf(request);
    if (draw === undefined) return reply.redirect(meetingUrls.meet(session.code), 303);
    const person = signedInPerson(request);
    const typed = toFormBody(request.body);
    const waiting = await swapping.waiting(draw.id, person);
    return reply.page({
      ...sessionFrame(visitOf(request), 'meet'),
      title: `Ask to swap groups – ${session.title}`,
      hasErrors: errors.length > 0,
      backLink: { href: meetingUrls.meet(session.code), text: 'Back to whom you meet' },
      content: (
        <SwapPage
          session={session}
          candidates={await swapping.candidates(session.id, draw.id, person)}
          asking={waiting.flatMap(({ isOwn, other }) => (isOwn ? [] : [other]))}
          text={typedText(request.method === 'GET' ? toFormBody(request.query) : typed, 'text').trim()}
          chosen={typedText(typed, 'person')}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(meetingUrls.swap(':code'), { config }, (request, reply) => show(request, reply));

  app.post(meetingUrls.swap(':code'), { config }, async (request, reply) => {
    const { session } = visitOf(request);
    if ((await drawOf(request)) === undefined) return show(request, reply);
    const asked = parseId<'person'>(typedText(toFormBody(request.body), 'person'));
    if (asked === null) {
      return show(request, reply.code(422), [{ field: 'person', message: 'Choose whom you want to ask' }]);
    }
    const outcome = await swapping.ask(session.id, signedInPerson(request), asked);
    if (outcome === 'asked')
      return reply.redirect(reply.done(meetingUrls.meet(session.code), 'swap-asked'), 303);
    return show(request, reply.code(422), [{ field: 'person', message: REFUSALS[outcome] }]);
  });

  app.post<OfSwap>(meetingUrls.answerSwap(':code', ':swap'), { config }, async (request, reply) => {
    const { session } = visitOf(request);
    const id = parseId<'meeting swap'>(request.params.swap);
    const isYes = typedText(toFormBody(request.body), 'answer') === 'yes';
    const outcome =
      id === null || request.person === null
        ? 'gone'
        : await swapping.answer(session.id, request.person.id, id, isYes);
    return reply.redirect(reply.done(meetingUrls.meet(session.code), `swap-${outcome}`), 303);
  });

  app.post<OfSwap>(meetingUrls.takeSwapBack(':code', ':swap'), { config }, async (request, reply) => {
    const { session } = visitOf(request);
    const id = parseId<'meeting swap'>(request.params.swap);
    const isDone =
      id !== null && request.person !== null && (await swapping.takeBack(session.id, request.person.id, id));
    return reply.redirect(
      reply.done(meetingUrls.meet(session.code), isDone ? 'swap-taken-back' : 'swap-gone'),
      303,
    );
  });
}
