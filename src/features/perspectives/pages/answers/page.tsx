import type { FastifyReply, FastifyRequest } from 'fastify';
import { Button } from '../../../../design-system/components/button.tsx';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { parseForm } from '../../../../platform/forms/form.ts';
import { z } from 'zod';
import { checkbox } from '../../../../platform/forms/fields.ts';
import { BackToStatements } from '../../back-view.tsx';
import { conversationFrame } from '../../frame.ts';
import type { PerspectivesPages } from '../../pages.ts';
import { ANSWERED_WORDS, answerName, type Statement, takesVotes } from '../../statement.ts';
import { perspectivesUrls } from '../../urls.ts';
import { visitOf } from '../../visits.ts';
import { votesOf } from '../../votes.repository.ts';
import { Checkboxes } from '../../../../design-system/components/checkboxes.tsx';
import { setOrganisationTold } from '../../organisations.repository.ts';
import { Question, Words } from '../../words-view.tsx';
import { OrganisationChoice } from './organisation-view.tsx';

const leaveForm = z.object({ sure: checkbox });
const organisationForm = z.object({ told: z.string().optional() });

interface Shown {
  readonly errors?: readonly FieldMistake[];
  /** What was just done, to say so. */
  readonly done?: string | undefined;
}

const DONE: Readonly<Record<string, string>> = {
  told: 'Files may name your organisation beside your answers',
  untold: 'New files do not name your organisation beside your answers',
};

/** Everything that a participant has answered, to change it or to take all of it back. */
export function answersPages({ app, db, clock, visits, takingPart, erasing }: PerspectivesPages): void {
  const access = visits.toSee;

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    { errors = [], done = '' }: Shown,
  ): Promise<FastifyReply> {
    const visit = visitOf(request);
    const { conversation, participant } = visit;
    const own = participant === undefined ? [] : await votesOf(db, participant.id);
    const statements = new Map<string, Statement>(
      (await takingPart.statements(conversation)).map((each) => [each.id, each]),
    );
    const { id } = conversation;
    const csrf = reply.generateCsrf();
    return reply.page({
      title: 'Your answers',
      hasErrors: errors.length > 0,
      ...conversationFrame(visit, 'take part'),
      content: (
        <div class="govuk-grid-row">
          <div class="govuk-grid-column-two-thirds">
            <FormErrors errors={errors} />
            {done === 'erased' && participant === undefined && (
              <NotificationBanner type="success">Your answers here are erased</NotificationBanner>
            )}
            {participant !== undefined && DONE[done] !== undefined && (
              <NotificationBanner type="success">{DONE[done]}</NotificationBanner>
            )}
            <PageHeading caption={<Question of={conversation} />}>Your answers</PageHeading>
            {own.length === 0 && <EmptyState title="You have not answered anything yet." />}
            <ol class="se-cards">
              {own.map((vote) => {
                const statement = statements.get(vote.statementId);
                if (statement === undefined) return null;
                const isOpen = takesVotes(statement.state, conversation.moderation);
                return (
                  <li class="se-card">
                    <p class="se-card__text">
                      <Words of={statement} />
                    </p>
                    <p class="govuk-body-s">
                      {ANSWERED_WORDS[answerName(vote.value)]}.{vote.matters && ' It matters a lot to you.'}{' '}
                      {isOpen && visit.standing === 'open' ? (
                        <a class="govuk-link" href={`${perspectivesUrls.home(id)}?statement=${statement.id}`}>
                          Change
                          <VisuallyHidden>
                            : <Words of={statement} />
                          </VisuallyHidden>
                        </a>
                      ) : (
                        whyNotChanged(statement)
                      )}
                      <Instead
                        statement={statement}
                        other={statements.get(statement.otherId ?? '')}
                        mayAnswer={visit.standing === 'open'}
                        isAnswered={own.some(({ statementId }) => statementId === statement.otherId)}
                      />
                    </p>
                  </li>
                );
              })}
            </ol>
            <BackToStatements id={id} />
            {participant !== undefined && (
              <OrganisationChoice conversation={conversation} participant={participant} csrf={csrf} />
            )}
            {participant !== undefined && (
              <section aria-labelledby="leave-heading">
                <h2 class="govuk-heading-m" id="leave-heading">
                  Take everything back
                </h2>
                <p class="govuk-body">
                  All your answers leave the result, which is calculated again and says so. Statements that
                  you added stay, without you as their author. This cannot be undone.
                </p>
                <Form action={perspectivesUrls.leave(id)} csrf={csrf}>
                  <Checkboxes
                    name="sure"
                    error={mistakeAt(errors, 'sure')}
                    choices={[{ value: 'yes', label: 'Yes, erase all my answers here' }]}
                  />
                  <Button variant="warning" preventDoubleClick>
                    Erase my answers
                  </Button>
                </Form>
              </section>
            )}
          </div>
        </div>
      ),
    });
  }

  app.get<{ Querystring: { done?: string } }>(
    perspectivesUrls.answers(':conversation'),
    { config: { access } },
    async (request, reply) => show(request, reply, { done: request.query.done }),
  );

  app.post(perspectivesUrls.organisation(':conversation'), { config: { access } }, async (request, reply) => {
    const { conversation, participant } = visitOf(request);
    const parsed = parseForm(organisationForm, request.body);
    const isTold = parsed.ok && parsed.value.told === 'yes';
    if (participant?.organisation == null)
      return reply.redirect(perspectivesUrls.answers(conversation.id), 303);
    await setOrganisationTold(db, participant.id, isTold ? clock.now() : null);
    return reply.redirect(
      reply.done(perspectivesUrls.answers(conversation.id), isTold ? 'told' : 'untold'),
      303,
    );
  });

  app.post(perspectivesUrls.leave(':conversation'), { config: { access } }, async (request, reply) => {
    const { conversation, participant } = visitOf(request);
    const parsed = parseForm(leaveForm, request.body);
    if (participant === undefined) return reply.redirect(perspectivesUrls.answers(conversation.id), 303);
    if (!parsed.ok || !parsed.value.sure) {
      const message = 'Select that you want to erase all your answers here, or leave them as they are';
      return show(request, reply.code(422), { errors: [{ field: 'sure', message }] });
    }
    await erasing.eraseParticipant(conversation.id, participant.id);
    return reply.redirect(reply.done(perspectivesUrls.answers(conversation.id), 'erased'), 303);
  });
}

/** The statement that stands in the place of one that was corrected or merged (OPN-13). */
function Instead({
  statement,
  other,
  mayAnswer,
  isAnswered,
}: {
  statement: Statement;
  other: Statement | undefined;
  mayAnswer: boolean;
  isAnswered: boolean;
}) {
  if (other === undefined) return null;
  const words =
    statement.state === 'replaced'
      ? 'Its wording was corrected, and your answer stays with the old one. It now reads'
      : isAnswered
        ? 'It was merged with one that says the same, and your answer to that one counts'
        : 'It was merged with one that says the same, so your answer to it does not count any more';
  return (
    <>
      {' '}
      {words}: “<Words of={other} />
      ”.{' '}
      {mayAnswer && !isAnswered && (
        <a
          class="govuk-link"
          href={`${perspectivesUrls.home(statement.perspectivesId)}?statement=${other.id}`}
        >
          Answer that one
          <VisuallyHidden>
            : <Words of={other} />
          </VisuallyHidden>
        </a>
      )}
    </>
  );
}

function whyNotChanged({ state }: Statement): string {
  return state === 'waiting'
    ? 'A convener has not looked at this statement yet.'
    : 'This answer cannot be changed any more.';
}
