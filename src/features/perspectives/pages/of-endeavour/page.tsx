import { Button } from '../../../../design-system/components/button.tsx';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { membershipOf } from '../../../endeavours/index.ts';
import { ConversationList, listPageOf } from '../../conversation-list-view.tsx';
import { listShownOfContext } from '../../conversations.repository.ts';
import type { PerspectivesPages } from '../../pages.ts';
import { perspectivesUrls } from '../../urls.ts';

/** The conversations of an endeavour, for those who hold a seat in it. */
export function ofEndeavourPages({ app, db, clock, endeavours }: PerspectivesPages): void {
  app.get<{ Querystring: { page?: string } }>(
    perspectivesUrls.ofEndeavour(':endeavour'),
    { config: { access: endeavours.memberships.to('read the record') } },
    async (request, reply) => {
      const membership = membershipOf(request);
      const { id } = membership.endeavour;
      const { page, ...span } = listPageOf(request.query.page);
      const who = { person: request.person?.id ?? null, seesDrafts: membership.isSteward };
      const found = await listShownOfContext(db, `endeavour:${id}`, who, span);
      const mayStart = membership.can('steward');
      return reply.page({
        title: 'Perspectives',
        ...endeavours.frame.around(membership, 'perspectives'),
        content: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading>Perspectives</PageHeading>
              <p class="govuk-body">
                People agree, disagree or pass on short statements about one question. From their answers
                follow the common ground, the groups that see it alike, and where they differ.
              </p>
              <p class="govuk-body">
                <a class="govuk-link" href={perspectivesUrls.purpose(id)}>
                  What we could want together: statements put forward for the common purpose
                </a>
              </p>
              {mayStart && <Button href={perspectivesUrls.startIn(id)}>Start a conversation</Button>}
              {found.length === 0 && page === 1 ? (
                <EmptyState title="No question has been put to this endeavour yet">
                  <p class="govuk-body">
                    {mayStart
                      ? 'Start with one question that people here see differently.'
                      : 'Its stewards start a conversation. Ask them in Talk, where there is a question that people here see differently.'}
                  </p>
                </EmptyState>
              ) : (
                <ConversationList
                  found={found}
                  page={page}
                  href={perspectivesUrls.ofEndeavour(id)}
                  now={clock.now()}
                />
              )}
            </div>
          </div>
        ),
      });
    },
  );
}
