import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { PerspectivesDocument } from '../../../../analysis/perspectives/document.ts';
import { line, text } from '../../../../platform/forms/fields.ts';
import { type FormBody, type FormError, parseForm, toFormBody } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { membershipOf, seatedMembership } from '../../../endeavours/index.ts';
import { findConversation } from '../../conversations.repository.ts';
import type { Outcome } from '../../outcome.ts';
import type { PerspectivesPages } from '../../pages.ts';
import type { Doer } from '../../purpose/purpose.ts';
import { type Candidate, listCandidates } from '../../purpose/purpose.repository.ts';
import { countWords, groupMinimum } from '../../report/counts.ts';
import { sharesByGroup } from '../../../../analysis/perspectives/telling/by-group.ts';
import { perspectivesUrls } from '../../urls.ts';
import { PurposePage, type ReturnedForm } from './view.tsx';

const wordingForm = z.object({ wording: text({ name: 'Your wording', max: 300 }) });
const asideForm = z.object({
  reason: line({ name: 'Reason', max: 300, required: 'Say why it is set aside. Its author reads it' }),
});
const takeForm = z.object({
  aim: text({
    name: 'What we are trying to change',
    max: 1_000,
    required: 'Enter what you are trying to change',
  }),
});

/** Candidates for the common purpose of an endeavour: what they rest on, which seats want them, what becomes of them. */
export function purposePages(pages: PerspectivesPages): void {
  const { app, db, endeavours, calculation, purpose } = pages;
  const { memberships } = endeavours;

  async function answersTo(candidates: readonly Candidate[]): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, { readonly document: PerspectivesDocument; readonly minimum: number }>();
    const words = new Map<string, string>();
    for (const { conversationId, statementId, number } of candidates) {
      if (!found.has(conversationId)) {
        const conversation = await findConversation(db, conversationId);
        if (conversation === undefined) continue;
        const { document } = await calculation.result(conversation);
        found.set(conversationId, { document, minimum: groupMinimum(conversation) });
      }
      const result = found.get(conversationId);
      if (result !== undefined) words.set(statementId, answerWords(result, String(number)));
    }
    return words;
  }

  async function show(request: FastifyRequest, reply: FastifyReply, returned?: ReturnedForm) {
    const membership = membershipOf(request);
    const { endeavour, held } = membership;
    const candidates = await listCandidates(db, endeavour.id);
    const seats = await endeavours.seats(db, endeavour.id);
    return reply.page({
      title: `What we could want together – ${endeavour.title}`,
      ...endeavours.frame.around(membership, 'perspectives'),
      hasErrors: returned !== undefined,
      content: (
        <PurposePage
          csrf={reply.generateCsrf()}
          endeavour={endeavour}
          candidates={candidates}
          answers={await answersTo(candidates)}
          seatNames={new Map(seats.map(({ id, name, organisation }) => [id, `${name}, ${organisation}`]))}
          ownSeat={membership.can('take part') ? held?.seat.id : undefined}
          maySteward={membership.can('steward')}
          returned={returned}
          done={doneWords(request.query as Done, candidates, held?.seat.id)}
        />
      ),
    });
  }

  app.get(
    perspectivesUrls.purpose(':endeavour'),
    { config: { access: memberships.to('read the record') } },
    (request, reply) => show(request, reply),
  );

  function addForm<Schema extends z.ZodType>(
    name: keyof typeof perspectivesUrls.purposeActs,
    action: 'take part' | 'steward',
    { schema, act }: Pick<FormAct<Schema>, 'schema' | 'act'>,
  ): void {
    app.post(
      perspectivesUrls.purposeActs[name](':endeavour', ':statement'),
      { config: { access: memberships.to(action) } },
      async (request, reply) => {
        const by = seatedMembership(request);
        const { statement } = request.params as { statement: string };
        const candidate = (await listCandidates(db, by.endeavour.id)).find(
          ({ statementId }) => statementId === statement,
        );
        if (candidate === undefined) throw new NotFound();
        const parsed = parseForm(schema, request.body);
        const refuse = (errors: readonly FormError[]) => {
          const returned = { statement, form: name, typed: toFormBody(request.body) as FormBody, errors };
          return show(request, reply.code(422), returned);
        };
        if (!parsed.ok) return refuse(parsed.errors);
        const outcome = await act(by, candidate, parsed.value);
        if (!outcome.ok) return refuse([{ field: FIELDS[name], message: outcome.message }]);
        return reply.redirect(
          reply.done(`${perspectivesUrls.purpose(by.endeavour.id)}?statement=${statement}`, name),
          303,
        );
      },
    );
  }

  addForm('support', 'take part', {
    schema: wordingForm,
    act: (by, candidate, { wording }) => purpose.support(by, candidate, wording),
  });
  addForm('takeBack', 'take part', { schema: z.object({}), act: purpose.takeBack });
  addForm('setAside', 'steward', {
    schema: asideForm,
    act: (by, candidate, { reason }) => purpose.setAside(by, candidate, reason),
  });
  addForm('bringBack', 'steward', { schema: z.object({}), act: purpose.bringBack });
  addForm('take', 'steward', {
    schema: takeForm,
    act: (by, candidate, { aim }) => purpose.take(by, candidate, aim),
  });
}

interface FormAct<Schema extends z.ZodType> {
  readonly schema: Schema;
  act(by: Doer, candidate: Candidate, value: z.output<Schema>): Promise<Outcome>;
}

/** The field at which a refusal is told. */
const FIELDS = {
  support: 'wording',
  takeBack: 'wording',
  setAside: 'reason',
  bringBack: 'reason',
  take: 'aim',
} as const;

/** How people answered, over all and in each group. */
function answerWords(
  { document, minimum: ofGroup }: { readonly document: PerspectivesDocument; readonly minimum: number },
  number: string,
): string {
  const found = document.statements.find(({ id }) => id === number);
  const minimum = document.method.options.minCell;
  if (found === undefined) return 'Nobody has answered it yet.';
  const all = countWords(found, minimum);
  const groups = document.grouping.k > 1 && found.votes >= minimum ? document.groups : [];
  return groups.length === 0 ? `${all}.` : `${all}. By group: ${sharesByGroup(found, groups, ofGroup)}.`;
}

interface Done {
  readonly done?: string;
  readonly statement?: string;
}

/** What was just done with a candidate, where that still holds. */
function doneWords(
  { done = '', statement = '' }: Done,
  candidates: readonly Candidate[],
  ownSeat: string | undefined,
): string | null {
  const candidate = candidates.find(({ statementId }) => statementId === statement);
  if (candidate === undefined) return null;
  const { text, supports, asideAt, takenAt } = candidate;
  const isWanted = supports.some(({ seatId }) => seatId === ownSeat);
  if (done === 'support' && isWanted) return `Your seat wants this: “${text}”`;
  if (done === 'takeBack' && !isWanted) return `Your seat no longer says that it wants this: “${text}”`;
  if (done === 'setAside' && asideAt !== null) return `Set aside: “${text}”`;
  if (done === 'bringBack' && asideAt === null) return `Brought back: “${text}”`;
  if (done === 'take' && takenAt !== null) return `Taken into the purpose: “${text}”`;
  return null;
}
