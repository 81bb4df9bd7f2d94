import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { STANDING_WORDS } from '../../conversation.ts';
import type { PerspectivesPages } from '../../pages.ts';
import { countParticipants } from '../../participants.repository.ts';
import { formatCount } from '../../../../design-system/format.ts';
import { perspectivesUrls } from '../../urls.ts';
import { visitOf } from '../../visits.ts';
import { takesVotes } from '../../statement.ts';
import { Question, Words } from '../../words-view.tsx';

/**
 * The question in a frame on another site, for the sites that the conveners have named. Answers are given in a window
 * of its own: browsers keep cookies from frames of other sites, and nobody should answer under somebody else's page.
 */
export function embedPages({ app, db, visits, takingPart }: PerspectivesPages): void {
  app.get(
    perspectivesUrls.embed(':conversation'),
    { config: { access: visits.toSee } },
    async (request, reply) => {
      const { conversation, standing } = visitOf(request);
      const sites = conversation.audience === 'link' ? conversation.embedOrigins : [];
      const policy = String(reply.getHeader('content-security-policy') ?? '');
      if (sites.length > 0) {
        reply.header(
          'content-security-policy',
          policy.replace(/frame-ancestors [^;]*/, `frame-ancestors ${sites.join(' ')}`),
        );
        reply.removeHeader('x-frame-options');
      }
      const statements = (await takingPart.statements(conversation)).filter(({ state }) =>
        takesVotes(state, conversation.moderation),
      );
      return reply.page({
        title: conversation.question,
        bare: true,
        scripts: false,
        content: (
          <>
            <PageHeading size="m" caption="Perspectives">
              <Question of={conversation} />
            </PageHeading>
            {statements[0] !== undefined && (
              <p class="govuk-inset-text">
                “<Words of={statements[0]} />” Do you agree?
              </p>
            )}
            <p class="govuk-body">
              {STANDING_WORDS[standing]}. {formatCount(statements.length, 'statement')},{' '}
              {formatCount(await countParticipants(db, conversation.id), 'participant')} so far.
            </p>
            <p class="govuk-body">
              <a
                class="govuk-link"
                href={perspectivesUrls.home(conversation.id)}
                target="_blank"
                rel="noopener"
              >
                {standing === 'open' ? 'Take part (opens in a new tab)' : 'Read on (opens in a new tab)'}
              </a>
            </p>
          </>
        ),
      });
    },
  );
}
