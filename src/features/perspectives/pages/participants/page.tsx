import type { FastifyReply, FastifyRequest } from 'fastify';
import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Pagination } from '../../../../design-system/components/pagination.tsx';
import { formatCount, formatDateTime } from '../../../../design-system/format.ts';
import { Form, FormErrors, HiddenFields } from '../../../../design-system/patterns/form.tsx';
import {
  EmptyState,
  PageHeading,
  StatusText,
  VisuallyHidden,
} from '../../../../design-system/patterns/text.tsx';
import { toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { signedInPerson } from '../../../people/index.ts';
import { conversationFrame } from '../../frame.ts';
import type { PerspectivesPages } from '../../pages.ts';
import { listFigures, type ParticipantFigures } from '../../participants.repository.ts';
import { perspectivesUrls } from '../../urls.ts';
import { Question } from '../../words-view.tsx';
import { visitOf } from '../../visits.ts';

const PAGE_SIZE = 50;

/** What conveners can see of scripted voting and floods, and undo. Never what somebody answered to which statement. */
export function participantsPages({ app, db, visits, moderating }: PerspectivesPages): void {
  const access = visits.toRun;

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    pageText: string | undefined,
    problem = '',
  ) {
    const visit = visitOf(request);
    const { conversation } = visit;
    const page = pageIn(pageText);
    const found = await listFigures(db, conversation.id, {
      limit: PAGE_SIZE + 1,
      offset: (page - 1) * PAGE_SIZE,
    });
    const csrf = reply.generateCsrf();
    const href = (to: number): string => pageOf(conversation.id, to);
    return reply.page({
      title: 'Participants',
      ...conversationFrame(visit, 'moderate'),
      hasErrors: problem !== '',
      content: (
        <div class="govuk-grid-row">
          <div class="govuk-grid-column-two-thirds">
            {problem !== '' && <FormErrors errors={[{ field: 'main-content', message: problem }]} />}
            <PageHeading caption={<Question of={conversation} />}>Participants</PageHeading>
            <p class="govuk-body">
              Whoever answers fastest comes first, without names and without what they answered. Many quick
              participants from one network may be a script, or a hall. Answers that you set aside leave the
              result; you can let them back in. Statements that they added are decided{' '}
              <a class="govuk-link" href={perspectivesUrls.moderate(conversation.id)}>
                one by one
              </a>
              .
            </p>
            {found.length === 0 && <EmptyState title="Nobody has answered yet." />}
            <ol class="se-cards" start={(page - 1) * PAGE_SIZE + 1}>
              {found.slice(0, PAGE_SIZE).map((figures, index) => (
                <li class="se-card" id={`place-${index + 1}`}>
                  <p class="govuk-body">{describe(figures, conversation.zone)}</p>
                  {figures.bannedAt !== null && <StatusText tone="problem">Set aside</StatusText>}
                  <Form action={perspectivesUrls.ban(conversation.id, figures.handle)} csrf={csrf}>
                    <HiddenFields
                      values={{
                        banned: figures.bannedAt === null ? 'yes' : undefined,
                        page: String(page),
                        place: String(index + 1),
                      }}
                    />
                    {figures.bannedAt === null && (
                      <Input
                        name="reason"
                        id={`reason-${figures.handle}`}
                        label="Reason, for the record (optional)"
                      />
                    )}
                    <Button variant="secondary" preventDoubleClick>
                      {figures.bannedAt === null ? 'Set their answers aside' : 'Let their answers back in'}
                      <VisuallyHidden>
                        {' '}
                        (number {(page - 1) * PAGE_SIZE + index + 1}, who began on{' '}
                        {formatDateTime(figures.joinedAt, conversation.zone)})
                      </VisuallyHidden>
                    </Button>
                    {figures.fromSameNetwork > 1 && (
                      <Button variant="secondary" name="network" value="yes" preventDoubleClick>
                        {figures.bannedAt === null
                          ? `Set aside all ${figures.fromSameNetwork} from this network`
                          : `Let all ${figures.fromSameNetwork} from this network back in`}
                        <VisuallyHidden>
                          {' '}
                          (number {(page - 1) * PAGE_SIZE + index + 1}, who began on{' '}
                          {formatDateTime(figures.joinedAt, conversation.zone)})
                        </VisuallyHidden>
                      </Button>
                    )}
                  </Form>
                </li>
              ))}
            </ol>
            {(page > 1 || found.length > PAGE_SIZE) && (
              <Pagination
                previous={page > 1 ? { href: href(page - 1) } : undefined}
                next={found.length > PAGE_SIZE ? { href: href(page + 1) } : undefined}
              />
            )}
          </div>
        </div>
      ),
    });
  }

  app.get<{ Querystring: { page?: string } }>(
    perspectivesUrls.participants(':conversation'),
    { config: { access } },
    (request, reply) => show(request, reply, request.query.page),
  );

  app.post<{ Params: { participant: string } }>(
    perspectivesUrls.ban(':conversation', ':participant'),
    { config: { access } },
    async (request, reply) => {
      const handle = request.params.participant;
      const typed = toFormBody(request.body);
      const { conversation } = visitOf(request);
      const act = typedText(typed, 'network') === 'yes' ? moderating.banNetwork : moderating.ban;
      const outcome = await act(
        signedInPerson(request).id,
        conversation.id,
        handle,
        typedText(typed, 'banned') === 'yes',
        typedText(typed, 'reason').trim().slice(0, 200),
      );
      const page = typedText(typed, 'page');
      if (!outcome.ok) return show(request, reply.code(409), page, outcome.message);
      return reply.redirect(
        `${pageOf(conversation.id, pageIn(page))}#place-${Math.trunc(Number(typedText(typed, 'place'))) || 1}`,
        303,
      );
    },
  );
}

const pageIn = (text: string | undefined): number => Math.max(1, Math.trunc(Number(text)) || 1);

function pageOf(id: string, page: number): string {
  const first = perspectivesUrls.participants(id);
  return page === 1 ? first : `${first}?page=${page}`;
}

function describe(figures: ParticipantFigures, zone: string): string {
  const { votes, agrees, statements, seconds, fromSameNetwork, joinedAt } = figures;
  const time =
    seconds < 90
      ? formatCount(Math.round(seconds), 'second')
      : formatCount(Math.round(seconds / 60), 'minute');
  return [
    `Began on ${formatDateTime(joinedAt, zone)}: ${formatCount(votes, 'answer')} in ${time}`,
    `${agrees} of them agree`,
    ...(statements > 0 ? [`${formatCount(statements, 'statement')} added`] : []),
    ...(fromSameNetwork > 1 ? [`one of ${fromSameNetwork} from the same network`] : []),
  ].join('; ');
}
