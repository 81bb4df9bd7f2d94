import { Button } from '../../../../design-system/components/button.tsx';
import { Pagination } from '../../../../design-system/components/pagination.tsx';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { signedIn, signedInPerson } from '../../../people/index.ts';
import { STANDING_WORDS, standingAt } from '../../conversation.ts';
import { listConversations } from '../../conversations.repository.ts';
import type { PerspectivesPages } from '../../pages.ts';
import { perspectivesUrls } from '../../urls.ts';

const PAGE_SIZE = 25;

/** The conversations of whoever is signed in. */
export function listPages({ app, db, clock }: PerspectivesPages): void {
  app.get<{ Querystring: { page?: string } }>(
    perspectivesUrls.list,
    { config: { access: signedIn } },
    async (request, reply) => {
      const page = Math.max(1, Math.trunc(Number(request.query.page)) || 1);
      const found = await listConversations(db, signedInPerson(request).id, {
        limit: PAGE_SIZE + 1,
        offset: (page - 1) * PAGE_SIZE,
      });
      const href = (to: number): string => `${perspectivesUrls.list}?page=${to}`;
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
              {found.length === 0 ? (
                <EmptyState title="There is no conversation yet">
                  <p class="govuk-body">
                    Those that you convene or take part in appear here, and those open to everybody who is
                    signed in.
                  </p>
                </EmptyState>
              ) : (
                <ul class="govuk-list govuk-list--spaced">
                  {found.slice(0, PAGE_SIZE).map((each) => (
                    <li>
                      <a class="govuk-link govuk-!-font-weight-bold" href={perspectivesUrls.home(each.id)}>
                        {each.question}
                      </a>
                      <br />
                      {each.importedFrom === null
                        ? STANDING_WORDS[standingAt(each, clock.now())]
                        : `Imported from ${each.importedFrom}`}
                      {each.isConvener && '. You are one of its conveners'}
                    </li>
                  ))}
                </ul>
              )}
              {(page > 1 || found.length > PAGE_SIZE) && (
                <Pagination
                  previous={page > 1 ? { href: href(page - 1) } : undefined}
                  next={found.length > PAGE_SIZE ? { href: href(page + 1) } : undefined}
                />
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
