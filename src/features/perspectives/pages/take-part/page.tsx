import type { FastifyReply, FastifyRequest } from 'fastify';
import { formatDate } from '../../../../design-system/format.ts';
import { langOf } from '../../../../design-system/languages.ts';
import { Details } from '../../../../design-system/components/details.tsx';
import { FormErrors } from '../../../../design-system/patterns/form.tsx';
import { Island } from '../../../../design-system/patterns/island.tsx';
import { LiveRegion, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { z } from 'zod';
import { checkbox, choice } from '../../../../platform/forms/fields.ts';
import { parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { wantsJson } from '../../../../platform/http/request.ts';
import { parseId } from '../../../../platform/ids.ts';
import { LENS_WORDS, LENSES, type Lens, type StatementId, whyNoVotes } from '../../conversation.ts';
import { conversationFrame } from '../../frame.ts';
import type { PerspectivesPages } from '../../pages.ts';
import { ANSWERS, answerName, earlierWording, type Statement, VALUE_OF } from '../../statement.ts';
import { perspectivesUrls } from '../../urls.ts';
import { type Visit, visitOf } from '../../visits.ts';
import type { OwnVote } from '../../votes.repository.ts';
import { ChangedNote } from './changed-note.tsx';
import { GuestNote, guestOf } from './guest.tsx';
import { Intro } from './intro-view.tsx';
import type { MoreStatements, ShownStatement, TakePartModel } from './model.ts';
import { participantFor } from './participant.ts';
import { TakePartView } from './view.tsx';
import { Question } from '../../words-view.tsx';

/** Statements sent ahead to a browser with scripts, so that the next one is there at once. */
const AHEAD = 8;

const voteForm = z.object({
  statement: z.string({ error: 'Open the conversation again, then answer' }),
  answer: choice(ANSWERS, 'Select agree, disagree or pass'),
  matters: checkbox,
  /** The statement that follows on the page, by browsers that show it before the server does. */
  next: z.string().optional(),
});

interface Query {
  readonly statement?: string;
  readonly last?: string;
  readonly lens?: string;
  readonly have?: string;
}

/** Taking part: one statement at a time, by a form; with scripts without leaving the page. */
export function takePartPages(pages: PerspectivesPages): void {
  const { app, takingPart, visits, vote, impressions } = pages;
  const access = visits.toSee;

  async function queueFor(
    visit: Visit,
    query: Query,
    count: number,
  ): Promise<MoreStatements & { own: readonly OwnVote[] }> {
    const { conversation, participant } = visit;
    const lens = readLens(query.lens);
    const wanted = parseId<'perspectives-statement'>(query.statement ?? '') ?? undefined;
    const found = await takingPart.ahead(conversation, participant, {
      count,
      lens,
      first: wanted,
      except: new Set((query.have ?? '').split(',')),
    });
    const statements = await takingPart.statements(conversation);
    const queue = found.next.map((statement) => shown(statement, statements));
    const before = found.own.find(({ statementId }) => statementId === wanted);
    const again =
      before === undefined
        ? undefined
        : statements.find(({ id, state }) => id === wanted && state === 'accepted');
    const first = again === undefined ? [] : [shown(again, statements, before)];
    return {
      own: found.own,
      queue: [...first, ...queue],
      left: found.left,
      aside: found.aside,
      answered: found.answered,
      closed: whyClosed(visit),
    };
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    query: Query,
    problem: string | null = null,
  ): Promise<FastifyReply> {
    const visit = visitOf(request);
    const { conversation } = visit;
    if (conversation.importedFrom === null && visit.mayTakePart) visits.ensureDevice(request, reply);
    const guest = await guestOf(pages, request);
    const found = await queueFor(visit, query, AHEAD);
    const [first] = found.queue;
    if (first !== undefined && found.closed === null) impressions.shown(first.id as StatementId);
    const last = found.own.find(({ statementId }) => statementId === query.last);
    const statements = await takingPart.statements(conversation);
    const lastStatement = statements.find(({ id }) => id === last?.statementId);
    const model: TakePartModel = {
      id: conversation.id,
      closed: found.closed,
      queue: found.queue,
      left: found.left,
      aside: found.aside,
      answered: found.answered,
      last: last === undefined || lastStatement === undefined ? null : shown(lastStatement, statements, last),
      lens: readLens(query.lens) ?? '',
      addingAllowed: conversation.addingAllowed && found.closed === null,
      csrf: reply.generateCsrf(),
    };
    return reply.page({
      title: conversation.question,
      ...conversationFrame(visit, 'take part'),
      hasErrors: problem !== null,
      content: (
        <div class="govuk-grid-row">
          <div class="govuk-grid-column-two-thirds">
            <LiveRegion />
            {problem !== null && (
              <FormErrors
                errors={[
                  {
                    field: model.closed === null && first !== undefined ? 'statement' : 'why',
                    message: problem,
                  },
                ]}
              />
            )}
            <PageHeading caption="Perspectives">
              <Question of={conversation} />
            </PageHeading>
            {conversation.background !== '' && (
              <Details summary="Background" open={found.answered === 0 ? true : undefined}>
                {conversation.background.split(/\n{2,}/).map((paragraph) => (
                  <p class="govuk-body" lang={langOf(conversation.language)}>
                    {paragraph}
                  </p>
                ))}
              </Details>
            )}
            <Intro visit={visit} lenses={lensesOf(statements)} lens={model.lens} />
            <GuestNote id={conversation.id} guest={guest} csrf={model.csrf} />
            <ChangedNote
              conversation={conversation}
              isOpen={found.closed === null}
              own={found.own}
              statements={statements}
            />
            <Island name="perspectives" model={model}>
              <TakePartView model={model} />
            </Island>
            {model.addingAllowed && (
              <p class="govuk-body">
                Is something missing?{' '}
                <a class="govuk-link" href={perspectivesUrls.add(conversation.id)}>
                  Add a statement of your own
                </a>
              </p>
            )}
          </div>
        </div>
      ),
    });
  }

  app.get<{ Querystring: Query }>(
    perspectivesUrls.home(':conversation'),
    { config: { access } },
    (request, reply) => show(request, reply, request.query),
  );

  app.get<{ Querystring: Query }>(
    perspectivesUrls.next(':conversation'),
    { config: { access } },
    async (request, reply) => {
      const { own: _own, ...more } = await queueFor(visitOf(request), request.query, AHEAD);
      return reply.header('cache-control', 'no-store').send(more satisfies MoreStatements);
    },
  );

  app.post(perspectivesUrls.vote(':conversation'), { config: { access } }, async (request, reply) => {
    const visit = visitOf(request);
    const { conversation } = visit;
    const typed = toFormBody(request.body);
    const refuse = (status: number, message: string, statement?: string) =>
      wantsJson(request)
        ? reply.code(status).send({ ok: false, message })
        : show(
            request,
            reply.code(status),
            { lens: typedText(typed, 'lens'), ...(statement === undefined ? {} : { statement }) },
            message,
          );
    const parsed = parseForm(voteForm, request.body);
    const id = parsed.ok ? parseId<'perspectives-statement'>(parsed.value.statement) : null;
    if (!parsed.ok || id === null) {
      return refuse(
        422,
        parsed.ok ? 'Open the conversation again, then answer' : (parsed.errors[0]?.message ?? ''),
      );
    }
    const closed = whyClosed(visit);
    if (closed !== null) return refuse(409, whyNoVotes(visit.standing) ?? closed);
    const participant = await participantFor(pages, request, reply);
    if (participant === null) {
      return refuse(
        429,
        'Many people have begun from this network in a few minutes. Wait ten minutes, then answer again.',
        id,
      );
    }
    if (participant.bannedAt !== null) {
      return refuse(
        409,
        'The conveners have set your answers aside, so they are not counted. The record says why.',
      );
    }
    const { answer, matters, next } = parsed.value;
    const following = next === undefined ? null : parseId<'perspectives-statement'>(next);
    if (following !== null) impressions.shown(following);
    const outcome = await vote({
      conversationId: conversation.id,
      participantId: participant.id,
      statementId: id,
      value: VALUE_OF[answer],
      matters,
    });
    if (!outcome.ok) return refuse(outcome.status, outcome.message, outcome.status === 429 ? id : undefined);
    if (wantsJson(request)) return reply.send({ ok: true });
    const lens = typedText(typed, 'lens');
    const query = new URLSearchParams({ last: id, ...(lens === '' ? {} : { lens }) });
    return reply.redirect(`${perspectivesUrls.home(conversation.id)}?${query.toString()}#next`, 303);
  });
}

function shown(statement: Statement, all: readonly Statement[], before?: OwnVote): ShownStatement {
  const earlier = earlierWording(statement, all);
  return {
    id: statement.id,
    text: statement.text,
    language: statement.language,
    earlier: earlier === null ? null : { text: earlier.text, language: earlier.language },
    lens: statement.lens === null ? '' : LENS_WORDS[statement.lens],
    answer: before === undefined ? null : answerName(before.value),
    matters: before?.matters ?? false,
  };
}

function readLens(text: string | undefined): Lens | undefined {
  return LENSES.find((lens) => lens === text);
}

function lensesOf(statements: readonly Statement[]): readonly Lens[] {
  return LENSES.filter((lens) => statements.some((statement) => statement.lens === lens));
}

function whyClosed({ conversation, standing, mayTakePart }: Visit): string | null {
  if (conversation.importedFrom !== null) {
    return `The votes of this conversation were imported from ${conversation.importedFrom}. It is only read: see its report.`;
  }
  if (!mayTakePart) {
    return conversation.audience === 'seats'
      ? 'Those who hold a seat in the endeavour answer here. You can read the report.'
      : 'Sign in to answer. You can read the report without.';
  }
  if (standing === 'not-yet' && conversation.opensAt !== null) {
    return `This conversation opens on ${formatDate(conversation.opensAt, conversation.zone)}.`;
  }
  if (standing === 'closed') return 'This conversation has closed. What you answered counts: see the report.';
  return whyNoVotes(standing) === null
    ? null
    : standing === 'draft'
      ? 'This is a draft. Open it on the page “Run” when it is ready.'
      : 'This conversation is paused. What you answered counts; come back later.';
}
