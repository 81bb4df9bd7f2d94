import { Button } from '../../../../design-system/components/button.tsx';
import { ButtonGroup, Form } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Forbidden, NotFound } from '../../../../platform/http/failures.ts';
import { signedInPerson } from '../../../people/index.ts';
import { PollFacts } from '../../components/poll.view.tsx';
import type { PollingPages } from '../../pages.ts';
import { findAskedPost } from '../../polls/asked-post.ts';
import { nameOfKind } from '../../polls/poll.ts';
import { mayClose } from '../../polls/polling.ts';
import { threadVisitOf } from '../../spaces/access.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';

/** Closing what a post asks, for good. */
export function closePollPages({ app, db, clock, leastShown, rights, polling }: PollingPages): void {
  const path = forumUrls.postAct(':post', 'close-poll');
  const access = rights.to('mayWrite');

  app.get(path, { config: { access } }, async (request, reply) => {
    const { space, thread, rights: own } = threadVisitOf(request);
    const { post, poll } = await findAskedPost(request, { db, clock, leastShown });
    if (!mayClose(post, signedInPerson(request), own)) throw new NotFound();
    if (poll.isClosed) return reply.redirect(forumUrls.post(post.id), 303);
    const name = nameOfKind(poll.kind).toLowerCase();
    return reply.page({
      title: `Close the ${name}`,
      breadcrumbs: crumbs(space, thread),
      content: (
        <div class="govuk-grid-row">
          <div class="govuk-grid-column-two-thirds">
            <PageHeading caption={thread.title}>Close the {name}</PageHeading>
            <p class="govuk-body">{poll.question}</p>
            <PollFacts poll={poll} />
            <p class="govuk-body">
              Nobody can answer it, or change an answer, after that. It cannot be opened again, because what
              came of it is then seen. Whoever answered is told.
            </p>
            <Form action={forumUrls.postAct(post.id, 'close-poll')} csrf={reply.generateCsrf()}>
              <ButtonGroup>
                <Button preventDoubleClick>Close it</Button>
                <a class="govuk-link" href={forumUrls.post(post.id)}>
                  Cancel
                </a>
              </ButtonGroup>
            </Form>
          </div>
        </div>
      ),
    });
  });

  app.post(path, { config: { access } }, async (request, reply) => {
    const { post } = await findAskedPost(request, { db, clock, leastShown });
    const outcome = await polling.close(signedInPerson(request), post.id);
    if (!outcome.ok) throw new Forbidden(outcome.message);
    return reply.redirect(forumUrls.post(post.id), 303);
  });
}
