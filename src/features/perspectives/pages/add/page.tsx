import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { languageField } from '../../../../platform/forms/language-field.ts';
import { choice, line } from '../../../../platform/forms/fields.ts';
import {
  type FormBody,
  type FormError,
  parseForm,
  toFormBody,
  typedText,
} from '../../../../platform/forms/form.ts';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { newId } from '../../../../platform/ids.ts';
import { seemsToHoldSeveralIdeas, similarStatements } from '../../adding.ts';
import { type Conversation, LENSES, whyNoVotes } from '../../conversation.ts';
import { conversationFrame } from '../../frame.ts';
import { listOnward } from '../../onward.repository.ts';
import type { PerspectivesPages } from '../../pages.ts';
import { MAX_STATEMENT_LENGTH, type Statement } from '../../statement.ts';
import { listStatementsBy } from '../../statements.repository.ts';
import { perspectivesUrls } from '../../urls.ts';
import { visitOf } from '../../visits.ts';
import { AddPage } from './view.tsx';

const addForm = z.object({
  text: line({ name: 'Statement', max: MAX_STATEMENT_LENGTH, required: 'Enter a statement' }),
  language: languageField,
  lens: choice(LENSES, 'Select what your statement is about'),
});

/** Adding a statement of one's own: similar ones are shown first. */
export function addPages({ app, db, visits, takingPart, add, linking }: PerspectivesPages): void {
  const access = visits.toSee;

  /** The thread of the same endeavour that a statement comes from. */
  async function sourceOf(request: FastifyRequest, { context }: Conversation) {
    return context === null ? undefined : linking.findSource(request, context);
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: FormBody,
    options: { errors?: readonly FormError[]; similar?: readonly Statement[]; isSent?: boolean } = {},
  ) {
    const visit = visitOf(request);
    const { conversation, participant } = visit;
    visits.ensureDevice(request, reply);
    const source = await sourceOf(request, conversation);
    const { errors = [], similar, isSent = false } = options;
    return reply.page({
      title: 'Add a statement',
      ...conversationFrame(visit, 'take part'),
      hasErrors: errors.length > 0,
      content: (
        <AddPage
          conversation={conversation}
          mayAdd={conversation.addingAllowed && visit.mayTakePart && whyNoVotes(visit.standing) === null}
          csrf={reply.generateCsrf()}
          source={source}
          text={typedText(typed, 'text', source?.text.slice(0, MAX_STATEMENT_LENGTH))}
          language={typedText(typed, 'language') || conversation.language}
          lens={typedText(typed, 'lens')}
          key_={typedText(typed, 'key') || newId()}
          errors={errors}
          similar={similar}
          severalIdeas={similar !== undefined && seemsToHoldSeveralIdeas(typedText(typed, 'text'))}
          own={participant === undefined ? [] : await listStatementsBy(db, participant.id)}
          statements={await takingPart.statements(conversation)}
          onward={await listOnward(db, conversation.id)}
          isSent={isSent}
        />
      ),
    });
  }

  app.get<{ Querystring: { done?: string } }>(
    perspectivesUrls.add(':conversation'),
    { config: { access } },
    (request, reply) => show(request, reply, {}, { isSent: request.query.done !== undefined }),
  );

  app.post(perspectivesUrls.add(':conversation'), { config: { access } }, async (request, reply) => {
    const visit = visitOf(request);
    const { conversation } = visit;
    const typed = toFormBody(request.body);
    const parsed = parseForm(addForm, request.body);
    if (!parsed.ok) return show(request, reply.code(422), typed, { errors: parsed.errors });
    const refuse = (message: string) =>
      show(request, reply.code(409), typed, { errors: [{ field: 'text', message }] });
    if (!visit.mayTakePart) return refuse('Only those who may answer here add statements.');
    if (typedText(typed, 'checked') !== 'yes') {
      const similar = similarStatements(
        parsed.value.text,
        await takingPart.statements(conversation),
        conversation,
      );
      if (similar.length > 0 || seemsToHoldSeveralIdeas(parsed.value.text)) {
        return show(request, reply, typed, { similar });
      }
    }
    const participant = await takingPart.join({
      conversation,
      personId: request.person?.id ?? null,
      device: visits.ensureDevice(request, reply),
      address: request.ip,
      seat:
        visit.membership?.held === undefined
          ? null
          : { kind: visit.membership.held.seat.kind, organisation: visit.membership.held.seat.organisation },
    });
    if (participant === null)
      return refuse('Many people have begun from this network. Wait ten minutes, then try again.');
    if (participant.bannedAt !== null)
      return refuse('The conveners have set your answers and statements aside.');
    const result = await add({
      conversation,
      participantId: participant.id,
      ...parsed.value,
      key: typedText(typed, 'key').slice(0, 40) || newId(),
    });
    if (!result.ok) return refuse(result.message);
    const source = await sourceOf(request, conversation);
    const { statementId } = result;
    if (source !== undefined && statementId !== undefined) {
      // Nobody is told who adds a statement, and so the record does not say who linked it.
      const thread = { id: source.threadId, spaceId: source.spaceId };
      await inTransaction(db, (tx) => linking.link(tx, null, thread, { kind: 'statement', id: statementId }));
    }
    return reply.redirect(reply.done(perspectivesUrls.add(conversation.id), 'sent'), 303);
  });
}
