import { Button } from '../../../../design-system/components/button.tsx';
import { Form } from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { type Forum, forumUrls } from '../../../forum/index.ts';
import { seatedMembership } from '../../membership.ts';
import type { EndeavourPages } from '../../pages.ts';
import { talkContext } from '../../talk/talk-space.ts';
import { endeavourUrls } from '../../urls.ts';

/** Where the seats of an endeavour talk between meetings: its space in the forum, which the first of them opens. */
export function talkPages(pages: EndeavourPages & { readonly forum: Forum }): void {
  const { app, db, memberships, frame, forum } = pages;

  app.get(
    endeavourUrls.talk(':endeavour'),
    { config: { access: memberships.to('read the record') } },
    async (request, reply) => {
      const membership = seatedMembership(request);
      const { endeavour } = membership;
      const space = await forum.findSpaceOf(db, talkContext(endeavour.id));
      // A seat by a simple link has no account, and so no voice in the forum.
      if (space !== undefined && request.person !== null) {
        return reply.redirect(forumUrls.space(space.id), 303);
      }
      return reply.page({
        ...frame.around(membership, 'talk'),
        title: `Talk – ${endeavour.title}`,
        content: (
          <TalkPage
            action={endeavourUrls.talk(endeavour.id)}
            mayOpen={membership.can('take part') && request.person !== null}
            isSignedIn={request.person !== null}
            csrf={reply.generateCsrf()}
          />
        ),
      });
    },
  );

  app.post(
    endeavourUrls.talk(':endeavour'),
    { config: { access: memberships.to('take part') } },
    async (request, reply) => {
      const { endeavour } = seatedMembership(request);
      const context = talkContext(endeavour.id);
      const named = { name: endeavour.title, purpose: endeavour.issue };
      const id = await inTransaction(db, (tx) => forum.spaces.ensure(tx, { context }, named));
      return reply.redirect(forumUrls.space(id), 303);
    },
  );
}

function TalkPage(model: { action: string; mayOpen: boolean; isSignedIn: boolean; csrf: string }) {
  const { action, mayOpen, isSignedIn, csrf } = model;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading>Talk</PageHeading>
        <EmptyState title={isSignedIn ? 'Nobody has begun to talk here yet.' : 'Sign in to talk here.'}>
          <p class="govuk-body">
            A space in the forum for the seats of this endeavour alone: they read and write in it, and its
            stewards keep order. It goes with the endeavour when somebody takes it away as a file.
          </p>
          {mayOpen && (
            <Form action={action} csrf={csrf}>
              <Button preventDoubleClick>Open the space</Button>
            </Form>
          )}
        </EmptyState>
      </div>
    </div>
  );
}
