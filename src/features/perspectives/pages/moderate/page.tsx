import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { languageField } from '../../../../platform/forms/language-field.ts';
import { choice, line, text } from '../../../../platform/forms/fields.ts';
import {
  type FormBody,
  type FormError,
  parseForm,
  toFormBody,
  typedText,
} from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { parseId } from '../../../../platform/ids.ts';
import { signedInPerson } from '../../../people/index.ts';
import { conversationFrame } from '../../frame.ts';
import type { Decision } from '../../moderating.ts';
import type { PerspectivesPages } from '../../pages.ts';
import { MAX_STATEMENT_LENGTH, REJECT_REASONS, type RejectReason, type Statement } from '../../statement.ts';
import { countVotes, listStatements } from '../../statements.repository.ts';
import { perspectivesUrls } from '../../urls.ts';
import { visitOf } from '../../visits.ts';
import { ModeratePage, PAGE_SIZE, SHOWN, type ShownState } from './view.tsx';
import type { Rejected } from './model.ts';
import { Words } from '../../words-view.tsx';

const REASONS = Object.keys(REJECT_REASONS) as [RejectReason, ...RejectReason[]];
const rejectForm = z.object({
  reason: choice(REASONS, 'Select a reason'),
  note: text({ name: 'Note', max: 500 }),
});
const correctForm = z.object({
  language: languageField,
  text: line({ name: 'Statement', max: MAX_STATEMENT_LENGTH, required: 'Enter the corrected statement' }),
});

interface Query {
  readonly state?: string;
  readonly page?: string;
  /** What was just done, and with which statement. */
  readonly done?: string;
  readonly statement?: string;
}

/** Statements to look at, for conveners. */
export function moderatePages({ app, db, visits, moderating }: PerspectivesPages): void {
  const access = visits.toRun;

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    query: Query,
    rejected: Rejected | null = null,
  ) {
    const visit = visitOf(request);
    const { conversation } = visit;
    const all = await listStatements(db, conversation.id);
    const waiting = all.filter(({ state }) => state === 'waiting').length;
    const state: ShownState =
      SHOWN.find((each) => each === query.state) ?? (waiting > 0 ? 'waiting' : 'accepted');
    const of = all.filter(
      (each) => each.state === state || (state === 'merged' && each.state === 'replaced'),
    );
    const page = Math.max(1, Math.trunc(Number(query.page)) || 1);
    const from = rejected === null ? (page - 1) * PAGE_SIZE : 0;
    const statements =
      rejected === null ? of.slice(from, from + PAGE_SIZE) : all.filter(({ id }) => id === rejected.id);
    const counts = await countVotes(
      db,
      statements.map(({ id }) => id),
    );
    return reply.page({
      title: 'Moderate statements',
      ...conversationFrame(visit, 'moderate'),
      hasErrors: rejected !== null,
      content: (
        <ModeratePage
          conversation={conversation}
          state={state}
          page={page}
          total={of.length}
          waiting={waiting}
          statements={statements}
          all={all}
          counts={new Map(counts.map((each) => [each.statementId, each]))}
          done={doneWords(
            query.done,
            all.find(({ id }) => id === query.statement),
          )}
          rejected={rejected}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get<{ Querystring: Query }>(
    perspectivesUrls.moderate(':conversation'),
    { config: { access } },
    (request, reply) => show(request, reply, request.query),
  );

  app.post<{ Params: { statement: string } }>(
    perspectivesUrls.decide(':conversation', ':statement'),
    { config: { access } },
    async (request, reply) => {
      const { conversation } = visitOf(request);
      const id = parseId<'perspectives-statement'>(request.params.statement);
      if (id === null) throw new NotFound();
      const typed = toFormBody(request.body);
      const read = readDecision(typed, request.body);
      const refuse = (status: number, error: FormError) =>
        show(request, reply.code(status), {}, { id, typed, field: error.field, message: error.message });
      if ('error' in read) return refuse(422, read.error);
      const outcome = await moderating.decide(signedInPerson(request).id, conversation.id, id, read.decision);
      if (!outcome.ok) return refuse(409, { field: 'text', message: outcome.message });
      const state = typedText(typed, 'state');
      const to = new URLSearchParams({
        ...(state === '' ? {} : { state }),
        statement: id,
      });
      return reply.redirect(
        reply.done(`${perspectivesUrls.moderate(conversation.id)}?${to.toString()}`, read.decision.kind),
        303,
      );
    },
  );
}

const DONE: Readonly<Record<Decision['kind'], string>> = {
  accept: 'Accepted',
  reject: 'Not shown to others any more',
  merge: 'Merged',
  correct: 'Corrected',
  information: 'Saved what it is about',
};

function doneWords(done: string | undefined, statement: Statement | undefined) {
  const words = DONE[done as Decision['kind']] as string | undefined;
  if (words === undefined || statement === undefined) return null;
  return (
    <>
      {words}: “<Words of={statement} />”
    </>
  );
}

function readDecision(typed: FormBody, body: unknown): { decision: Decision } | { error: FormError } {
  switch (typedText(typed, 'decision')) {
    case 'accept':
      return { decision: { kind: 'accept' } };
    case 'information':
      return { decision: { kind: 'information', is: typedText(typed, 'is') === 'yes' } };
    case 'merge': {
      const into = parseId<'perspectives-statement'>(typedText(typed, 'into'));
      if (into === null)
        return { error: { field: 'into', message: 'Select the statement that says the same' } };
      return { decision: { kind: 'merge', into } };
    }
    case 'correct': {
      const parsed = parseForm(correctForm, body);
      if (!parsed.ok)
        return { error: parsed.errors[0] ?? { field: 'text', message: 'Enter the corrected statement' } };
      return { decision: { kind: 'correct', ...parsed.value } };
    }
    default: {
      const parsed = parseForm(rejectForm, body);
      if (!parsed.ok) return { error: parsed.errors[0] ?? { field: 'reason', message: 'Select a reason' } };
      return { decision: { kind: 'reject', ...parsed.value } };
    }
  }
}
