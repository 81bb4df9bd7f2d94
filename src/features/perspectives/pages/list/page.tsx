import { Button } from '../../../../design-system/components/button.tsx';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { signedIn, signedInPerson } from '../../../people/index.ts';
import { ConversationList, listPageOf } from '../../conversation-list-view.tsx';
import { listConversations } from '../../conversations.repository.ts';
import type { PerspectivesPages } from '../../pages.ts';
import { perspectivesUrls } from '../../urls.ts';

/** The conversations of whoever is signed in. */
export function listPages({ app, db, clock, endeavours }: PerspectivesPages): void {
  app.get<{ Querystring: { page?: string } }>(
    perspectivesUrls.list,
    { config: { access: signedIn } },
    async (request, reply) => {
      const { page, ...span } = listPageOf(request.query.page);
      const { id } = signedInPerson(request);
      const contexts = (await endeavours.seatedIn(db, id)).map((each) => `endeavour:${each}`);
      const found = await listConversations(db, id, contexts, span);
      return reply.page({
        title: 'Perspectives',
        content: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading>Perspectives</PageHeading>
              <p class="govuk-body">
                People agree, disagree or pass on short statements about one question. From their answers
                follow the common ground, the groups that see it alike, and where they differ.
              </p>
              <Button href={perspectivesUrls.start}>Start a conversation</Button>
              {found.length === 0 && page === 1 ? (
                <EmptyState title="There is no conversation yet">
                  <p class="govuk-body">
                    Those that you convene or take part in appear here, those of your endeavours, and those
                    open to everybody who is signed in.
                  </p>
                </EmptyState>
              ) : (
                <ConversationList found={found} page={page} href={perspectivesUrls.list} now={clock.now()} />
              )}
              <p class="govuk-body">
                <a class="govuk-link" href={perspectivesUrls.import}>
                  Import a conversation held on Polis
                </a>
              </p>
            </div>
          </div>
        ),
      });
    },
  );
}
