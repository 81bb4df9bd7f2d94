import type { FastifyReply, FastifyRequest } from 'fastify';
import { anyone } from '../../../../platform/http/access.ts';
import { readJoinCode } from '../../join-code.ts';
import { continuationNotice } from '../../organise/continuation-notice.tsx';
import type { SeatPages } from '../../pages.ts';
import { findSessionByCode } from '../../repository.ts';
import { isOver } from '../../session.ts';
import { sessionUrls } from '../../urls.ts';
import type { Visit } from '../../visit.ts';
import { codeMistake, TOO_MANY_CODES } from './entry.ts';
import { EnterCodePage } from './view.tsx';

const LONGEST_SHOWN = 50;

type Outcome =
  | { readonly goTo: string }
  | { readonly over: Visit }
  | { readonly status: 404 | 422 | 429; readonly mistake: string };

/** Typing a code (`/join`), and the short address that is printed and in the QR code (`/j/…`). */
export function enterCodePages({ app, db, visits }: SeatPages): void {
  const { wrongCodes } = visits;

  async function lookUp(request: FastifyRequest, typed: string): Promise<Outcome> {
    const code = readJoinCode(typed);
    if (code === null) return { status: 422, mistake: codeMistake(typed) };
    const session = await findSessionByCode(db, code);
    const visit = session === undefined ? undefined : await visits.find(request, session);
    if (visit?.can('read') === true) return { goTo: sessionUrls.home(code) };
    if (await wrongCodes.areTooMany(request)) return { status: 429, mistake: TOO_MANY_CODES };
    if (visit?.can('see') !== true) {
      await wrongCodes.count(request);
      return { status: 404, mistake: codeMistake(typed) };
    }
    return isOver(visit.session) ? { over: visit } : { goTo: sessionUrls.join(code) };
  }

  async function answer(request: FastifyRequest, reply: FastifyReply, typed: string) {
    const outcome = await lookUp(request, typed);
    if ('goTo' in outcome) return reply.redirect(outcome.goTo, 303);
    const errors = 'mistake' in outcome ? [{ field: 'code', message: outcome.mistake }] : [];
    if ('status' in outcome) reply.code(outcome.status);
    return reply.page({
      title: 'Join a session',
      hasErrors: errors.length > 0,
      notice: 'over' in outcome ? continuationNotice(outcome.over) : undefined,
      content: (
        <EnterCodePage
          typed={typed.slice(0, LONGEST_SHOWN)}
          errors={errors}
          over={'over' in outcome ? outcome.over.session : undefined}
        />
      ),
    });
  }

  app.get<{ Querystring: { code?: string | string[] } }>(
    sessionUrls.enterCode,
    { config: { access: anyone } },
    async (request, reply) => {
      const code = [request.query.code].flat()[0];
      if (code !== undefined) return answer(request, reply, code);
      return reply.page({
        title: 'Join a session',
        content: <EnterCodePage typed="" errors={[]} over={undefined} />,
      });
    },
  );

  app.get<{ Params: { code: string } }>(
    sessionUrls.short(':code'),
    { config: { access: anyone } },
    async (request, reply) => answer(request, reply, request.params.code),
  );
}
