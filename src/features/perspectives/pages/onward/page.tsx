import type { FastifyReply, FastifyRequest } from 'fastify';
import { Button } from '../../../../design-system/components/button.tsx';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { Form, FormErrors, HiddenFields } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { parseId } from '../../../../platform/ids.ts';
import { forumUrls } from '../../../forum/index.ts';
import { ThreadsAbout } from '../../../forum/shared.ts';
import { conversationFrame } from '../../frame.ts';
import { listOnward } from '../../onward.repository.ts';
import type { PerspectivesPages } from '../../pages.ts';
import { countWords } from '../../report/counts.ts';
import type { Statement } from '../../statement.ts';
import { findStatement } from '../../statements.repository.ts';
import { perspectivesUrls } from '../../urls.ts';
import { Question, Words } from '../../words-view.tsx';
import { visitOf } from '../../visits.ts';

/** What somebody who holds a seat can do with a statement in the endeavour that its conversation belongs to. */
export function onwardPages(pages: PerspectivesPages): void {
  const { app, db, baseUrl, visits, calculation, carryingOn, linking } = pages;
  const access = visits.toCarryOn;

  async function find(request: FastifyRequest) {
    const visit = visitOf(request);
    const { conversation, membership } = visit;
    const id = parseId<'perspectives-statement'>((request.params as { statement: string }).statement);
    const statement = id === null ? undefined : await findStatement(db, conversation.id, id);
    const { context } = conversation;
    if (statement?.state !== 'accepted' || membership === undefined || context === null) throw new NotFound();
    const onward = (await listOnward(db, conversation.id)).find((each) => each.statementId === id);
    return { visit, conversation: { ...conversation, context }, membership, statement, onward };
  }

  async function show(request: FastifyRequest, reply: FastifyReply, problem = '') {
    const { visit, statement, onward, membership } = await find(request);
    const { done } = request.query as { done?: string };
    const action = perspectivesUrls.onward(visit.conversation.id, statement.id);
    const csrf = reply.generateCsrf();
    const threads = await linking.threadsAbout(request.person, 'statement', [statement.id]);
    return reply.page({
      title: 'Carry a statement on',
      ...conversationFrame(visit, 'report'),
      hasErrors: problem !== '',
      content: (
        <div class="govuk-grid-row">
          <div class="govuk-grid-column-two-thirds">
            {problem !== '' && <FormErrors errors={[{ field: 'thread', message: problem }]} />}
            {problem === '' && <PurposeDone done={done} isForward={onward?.purposeAt != null} />}
            <PageHeading caption={<Question of={visit.conversation} />}>Carry a statement on</PageHeading>
            <p class="govuk-inset-text">
              <Words of={statement} />
            </p>
            <ThreadsAbout threads={threads.get(statement.id)} />
            <h2 class="govuk-heading-m" id="thread">
              Talk about it
            </h2>
            {onward?.threadId ? (
              <p class="govuk-body">
                <a class="govuk-link" href={forumUrls.thread(onward.threadId)}>
                  It is talked about in this thread
                </a>
              </p>
            ) : (
              <Form action={action} csrf={csrf}>
                <HiddenFields values={{ to: 'thread' }} />
                <p class="govuk-body">
                  A thread in the space of the endeavour, with the statement and its answers. Its author is
                  told.
                </p>
                <Button preventDoubleClick>Begin a thread</Button>
              </Form>
            )}
            <h2 class="govuk-heading-m">The common purpose</h2>
            <Form action={action} csrf={csrf}>
              <HiddenFields values={{ to: onward?.purposeAt == null ? 'purpose' : 'purpose-back' }} />
              <p class="govuk-body">
                {onward?.purposeAt == null
                  ? 'Put it forward as something that the endeavour could want together. The report lists it, and so does the page of what the endeavour could want together, where seats say whether they want it.'
                  : 'It is put forward for the common purpose; the report lists it.'}
              </p>
              <Button variant="secondary" preventDoubleClick>
                {onward?.purposeAt == null ? 'Put it forward' : 'Take that back'}
              </Button>
            </Form>
            <p class="govuk-body">
              <a class="govuk-link" href={perspectivesUrls.purpose(membership.endeavour.id)}>
                What we could want together: everything that is put forward
              </a>
            </p>
          </div>
        </div>
      ),
    });
  }

  app.get(perspectivesUrls.onward(':conversation', ':statement'), { config: { access } }, (request, reply) =>
    show(request, reply),
  );

  app.post(
    perspectivesUrls.onward(':conversation', ':statement'),
    { config: { access } },
    async (request, reply) => {
      const { conversation, membership, statement, onward } = await find(request);
      const { person } = request;
      if (person === null) throw new NotFound();
      const to = typedText(toFormBody(request.body), 'to');
      const back = perspectivesUrls.onward(conversation.id, statement.id);
      if (to === 'purpose' || to === 'purpose-back') {
        await carryingOn.toPurpose(person, { conversation, statement }, to === 'purpose');
        return reply.redirect(reply.done(back, to), 303);
      }
      if (to !== 'thread') return show(request, reply.code(422), 'Choose what to do with the statement');
      if (onward?.threadId) return reply.redirect(forumUrls.thread(onward.threadId), 303);
      const { endeavour } = membership;
      const outcome = await carryingOn.toThread(person, {
        conversation,
        statement,
        space: { name: endeavour.title, purpose: endeavour.issue },
        words: await answersTo(conversation, statement),
        url: new URL(perspectivesUrls.report(conversation.id), baseUrl).href,
      });
      if (!outcome.ok) return show(request, reply.code(409), outcome.message);
      return reply.redirect(forumUrls.thread(outcome.threadId ?? ''), 303);
    },
  );

  async function answersTo(
    conversation: Parameters<typeof calculation.result>[0],
    { number }: Statement,
  ): Promise<string> {
    const { document } = await calculation.result(conversation);
    const found = document.statements.find(({ id }) => id === String(number));
    if (found === undefined) return 'Nobody has answered it yet.';
    return `Answers so far: ${countWords(found, document.method.options.minCell)}.`;
  }
}

/** What was just done, where that still holds. */
function PurposeDone({ done, isForward }: { done: string | undefined; isForward: boolean }) {
  if (done !== (isForward ? 'purpose' : 'purpose-back')) return null;
  return (
    <NotificationBanner type="success">
      {isForward ? 'It is put forward for the common purpose' : 'It is not put forward any more'}
    </NotificationBanner>
  );
}
