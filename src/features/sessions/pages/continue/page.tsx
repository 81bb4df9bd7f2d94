import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SeatPages } from '../../pages.ts';
import type { SeatLinkState } from '../../seats/devices.ts';
import { sessionUrls } from '../../urls.ts';
import { visitOf } from '../../visit.ts';
import { ContinuePage } from './view.tsx';

const AGAIN = 'Get a new one from your seat on the other device.';
const PROBLEMS: Readonly<Record<SeatLinkState, string | null>> = {
  usable: null,
  used: `This link has been used. ${AGAIN}`,
  expired: `This link has expired. ${AGAIN}`,
  unknown: `This link does not work (any more). ${AGAIN}`,
};

const IN_USE =
  'This device has a seat that belongs to an account, or that another device has too. Leave it first: open your seat here and choose “Leave this session and be erased”. Then open the link again.';

/** Opening the link for another device. A button must be pressed: programs that look at links do not use it up. */
export function continuePages({ app, visits, seats }: SeatPages): void {
  const config = { access: visits.to('see') };
  const path = sessionUrls.continueSeat(':code', ':secret');

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    secret: string,
    refusal: string | null = null,
  ) {
    const { session, seat } = visitOf(request);
    const { state, seatId } = await seats.findLink(session, secret);
    const problem = refusal ?? PROBLEMS[state];
    return reply.code(problem === null ? 200 : 404).page({
      title: 'Continue on this device',
      content: (
        <ContinuePage
          {...{ title: session.title, code: session.code, secret, problem }}
          hasOtherSeat={seat !== undefined && seat.id !== seatId}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get<{ Params: { secret: string } }>(path, { config }, async (request, reply) =>
    show(request, reply, request.params.secret),
  );

  app.post<{ Params: { secret: string } }>(path, { config }, async (request, reply) => {
    const { session } = visitOf(request);
    const { secret } = request.params;
    const result = await seats.useLink(session, secret, visits.ensureDevice(request, reply));
    if (result === 'blocked') return reply.redirect(sessionUrls.join(session.code), 303);
    if (result === 'continued') return reply.redirect(sessionUrls.home(session.code), 303);
    return show(request, reply, secret, result === 'seat-in-use' ? IN_USE : null);
  });
}
