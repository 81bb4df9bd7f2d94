import { signedInPerson } from '../../../people/index.ts';
import { sessionFrame, visitOf } from '../../../sessions/index.ts';
import type { PollPages } from '../../pages.ts';
import { findPollOf, type PollRoute } from '../../poll-route.ts';
import { pollUrls } from '../../urls.ts';
import { DeletePage } from './view.tsx';

/** Deleting a draft, after asking once. */
export function deletePages({ app, visits, polls, preparing }: PollPages): void {
  const access = visits.to('prepare polls');

  app.get<PollRoute>(pollUrls.remove(':code', ':id'), { config: { access } }, async (request, reply) => {
    const { code } = visitOf(request).session;
    const poll = await findPollOf(polls, request);
    if (poll.state !== 'draft') return reply.redirect(pollUrls.run(code), 303);
    return reply.page({
      ...sessionFrame(visitOf(request), 'run-polls'),
      title: 'Delete this draft?',
      backLink: pollUrls.run(code),
      content: (
        <DeletePage
          question={poll.question}
          action={pollUrls.remove(code, poll.id)}
          cancel={pollUrls.run(code)}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  });

  app.post<PollRoute>(pollUrls.remove(':code', ':id'), { config: { access } }, async (request, reply) => {
    const visit = visitOf(request);
    const poll = await findPollOf(polls, request);
    await preparing.remove(visit, signedInPerson(request).id, poll.id);
    return reply.redirect(pollUrls.run(visit.session.code), 303);
  });
}
