import { z } from 'zod';
import { choice } from '../../../platform/forms/fields.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { NotFound } from '../../../platform/http/failures.ts';
import { wantsJson } from '../../../platform/http/request.ts';
import { sessionUrls, visitOf } from '../../sessions/index.ts';
import type { CommentPages } from '../pages.ts';
import { returnTo } from '../return-to.ts';
import { commentUrls } from '../urls.ts';
import { PACE_KINDS } from './signal.ts';

const signalForm = z.object({
  kind: choice(PACE_KINDS, 'Reload the page and try again'),
  wanted: z.enum(['0', '1']).catch('1'),
});

/** Where the buttons send: they stand on pages of others. */
export function paceRoute({ app, visits, pace }: CommentPages): void {
  app.post(
    commentUrls.pace(':code'),
    { config: { access: visits.to('signal pace') } },
    async (request, reply) => {
      const visit = visitOf(request);
      const parsed = parseForm(signalForm, request.body);
      if (!parsed.ok || visit.seat === undefined) throw new NotFound();
      const { kind, wanted } = parsed.value;
      const outcome = await pace.signal(visit, visit.seat, { kind, wanted: wanted === '1' });
      if (wantsJson(request)) return reply.code(outcome.ok ? 200 : 409).send(outcome);
      const { code } = visit.session;
      return reply.redirect(returnTo(request, code, sessionUrls.home(code)), 303);
    },
  );
}
