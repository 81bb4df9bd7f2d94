import type { FastifyReply, FastifyRequest } from 'fastify';
import { ErrorSummary } from '../../../../design-system/components/error-summary.tsx';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { Island } from '../../../../design-system/patterns/island.tsx';
import { LiveRegion, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { wantsJson } from '../../../../platform/http/request.ts';
import { sessionFrame, visitOf } from '../../../sessions/index.ts';
import { either } from '../../either.ts';
import type { PlenaryPages } from '../../pages.ts';
import { plenaryUrls } from '../../urls.ts';
import { buildChairModel } from './build.ts';
import { DONE } from './form.ts';
import { ChairView } from './view.tsx';

/** Shows the chair's page; `refusal` says why what was sent was not done. */
export type ShowChair = (
  request: FastifyRequest,
  reply: FastifyReply,
  refusal?: string,
) => Promise<FastifyReply>;

/** Where the chair runs a session from; organisers look on (sections 4 and 9 of the rules). */
export function chairPage(pages: PlenaryPages): ShowChair {
  const { app, sessions } = pages;
  const access = either(sessions.visits.to('choose what is answered'), sessions.visits.to('organise'));

  const show: ShowChair = async (request, reply, refusal) => {
    const visit = visitOf(request);
    if (wantsJson(request) && refusal !== undefined) return reply.send({ ok: false });
    await sessions.service.markSeen(visit.held.map(({ id }) => id));
    const model = await buildChairModel(pages, request, reply);
    if (wantsJson(request)) return reply.header('cache-control', 'no-store').send(model);
    const frame = sessionFrame(visit, 'chair');
    const { done } = request.query as { done?: string };
    return reply.page({
      title: 'Chair',
      wide: true,
      hasErrors: refusal !== undefined,
      ...frame,
      notice: (
        <>
          {frame.notice}
          {refusal === undefined && done !== undefined && done in DONE && (
            <NotificationBanner type="success">{DONE[done as keyof typeof DONE]}</NotificationBanner>
          )}
        </>
      ),
      content: (
        <>
          <LiveRegion />
          {refusal !== undefined && <ErrorSummary errors={[{ text: refusal }]} />}
          <PageHeading caption={visit.session.title}>Chair</PageHeading>
          <Island name="chair" model={model}>
            <ChairView model={model} />
          </Island>
        </>
      ),
    });
  };

  app.get(plenaryUrls.chair(':code'), { config: { access } }, (request, reply) => show(request, reply));
  return show;
}
