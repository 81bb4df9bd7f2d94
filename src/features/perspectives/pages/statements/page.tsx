import { looksBefore } from '../../conversation.ts';
import { conversationFrame } from '../../frame.ts';
import type { PerspectivesPages } from '../../pages.ts';
import { correctionsIn } from '../../report/corrections.tsx';
import { groupMinimum } from '../../report/counts.ts';
import { perspectivesUrls } from '../../urls.ts';
import { visitOf } from '../../visits.ts';
import { readQuery, StatementsPage } from './view.tsx';

/** Every statement with its answers as they are now. */
export function statementsPages({ app, visits, takingPart, calculation }: PerspectivesPages): void {
  app.get<{ Querystring: { order?: string; lens?: string; page?: string; as?: string } }>(
    perspectivesUrls.statements(':conversation'),
    { config: { access: visits.toSee } },
    async (request, reply) => {
      const visit = visitOf(request);
      const { conversation } = visit;
      const { document } = await calculation.counted(conversation);
      const mayCarryOn =
        visit.isSignedIn && visit.membership?.held !== undefined && visit.membership.can('take part');
      const statements = await takingPart.statements(conversation);
      const ids = new Map(mayCarryOn ? statements.map(({ id, number }) => [String(number), id]) : []);
      const onwardOf = (number: string): string | undefined => {
        const id = ids.get(number);
        return id === undefined ? undefined : perspectivesUrls.onward(conversation.id, id);
      };
      return reply.page({
        title: 'Statements',
        ...conversationFrame(visit, 'report'),
        content: (
          <StatementsPage
            conversation={conversation}
            document={document}
            corrections={correctionsIn(document, statements)}
            groupMinimum={groupMinimum(conversation)}
            looksBefore={looksBefore(conversation)}
            query={readQuery(request.query)}
            url={perspectivesUrls.statements(conversation.id)}
            onwardOf={onwardOf}
          />
        ),
      });
    },
  );
}
