import type { FastifyReply, FastifyRequest } from 'fastify';
import { formatTime } from '../../../../design-system/format.ts';
import { type FormError, parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { wantsJson } from '../../../../platform/http/request.ts';
import { parseId } from '../../../../platform/ids.ts';
import {
  type ActResult,
  awaitsSecondLook,
  type Board,
  isSetAside,
  listQuestions,
  listWordings,
  type QuestionDetails,
  SPEAKER_STATE_WORDS,
  STATE_WORDS,
} from '../../../questions/index.ts';
import { loadProgramme, type Programme, sessionFrame, visitOf } from '../../../sessions/index.ts';
import { actorOf, targetOf } from '../../actor.ts';
import type { PlenaryPages } from '../../pages.ts';
import { QUEUE_VIEWS, type QueueView } from '../../queue.ts';
import { holderName, toStaffQuestion } from '../../staff-question.ts';
import { plenaryUrls } from '../../urls.ts';
import { similarTo } from '../ask/similar.ts';
import { inOrder, isOpen } from '../home/order.ts';
import { type ActName, ANOTHER, actForm, DONE } from './form.ts';
import { runAct } from './run-act.ts';
import { offersFor } from './offers.ts';
import type { Choosable, ModerateQuestionView } from './model.ts';
import { ModerateQuestionPage } from './view.tsx';

interface Shown {
  readonly errors?: readonly FormError[];
  readonly refusal?: string;
  readonly open?: ActName | null;
  readonly typed?: Readonly<Record<string, string>>;
}

const NAME_LENGTH = 160;
const SIMILAR_SHOWN = 4;

/** Everything a moderator can do with one question (section 8 of the rules). */
export function moderateQuestionPages({ app, db, sessions, questions }: PlenaryPages): void {
  const access = sessions.visits.to('moderate');
  const url = plenaryUrls.moderateQuestion(':code', ':id');

  async function find(request: FastifyRequest): Promise<QuestionDetails> {
    const id = parseId<'question'>((request.params as { id: string }).id);
    const { session } = visitOf(request);
    const found = id === null ? [] : await listQuestions(db, { sessionId: session.id, ids: [id] });
    const [details] = found;
    if (details === undefined) throw new NotFound();
    return details;
  }

  async function show(request: FastifyRequest, reply: FastifyReply, shown: Shown): Promise<FastifyReply> {
    // A script sends the form once more for the page that says what is wrong.
    if (wantsJson(request)) return reply.send({ ok: false });
    const visit = visitOf(request);
    const { session, seat } = visit;
    const details = await find(request);
    const board = await questions.boards.get(session);
    const programme = await loadProgramme(db, session);
    const errors = shown.errors ?? [];
    const question = toStaffQuestion(details, {
      programme,
      seatId: seat?.id,
      textOf: (id) => board.details(id)?.text,
    });
    const from = viewOf((request.query as { from?: string }).from ?? shown.typed?.['from']);
    return reply.page({
      title: 'Decide about a question',
      hasErrors: errors.length > 0 || shown.refusal !== undefined,
      wide: true,
      ...sessionFrame(visit, 'moderate'),
      backLink: { href: listHref(session.code, from), text: 'Back to the list' },
      content: (
        <ModerateQuestionPage
          code={session.code}
          zone={session.zone}
          csrf={reply.generateCsrf()}
          from={from}
          question={question}
          labelId={details.labelId}
          partId={details.partId}
          wordings={await otherWordings(details)}
          merged={board.find(details.id)?.merged ?? []}
          {...answersOf(details, programme)}
          offers={offersFor(details, { isOwn: question.isOwn, session })}
          note={noteFor(details, question.isOwn, actorOf(request).personId, programme)}
          {...candidates(board, details)}
          labels={programme.labels}
          parts={programme.parts
            .filter((part) => part.takesQuestions)
            .map(({ id, title }) => ({ id, name: title }))}
          refusal={shown.refusal ?? null}
          errors={errors}
          open={shown.open ?? null}
          typed={shown.typed ?? {}}
          anotherValue={ANOTHER}
        />
      ),
    });
  }

  async function otherWordings(details: QuestionDetails) {
    const words: Readonly<Record<string, string>> = {
      original: 'Worded before',
      replaced: 'Worded before',
      proposed: 'Proposed, not answered yet',
      'shown-beside': 'Proposed, shown beside',
      refused: 'Proposed, refused by the asker',
    };
    const wordings = await listWordings(db, details.id);
    return wordings
      .filter(({ state }) => state in words)
      .map(({ state, text }) => ({ what: words[state] ?? '', text }));
  }

  app.get<{ Querystring: { open?: ActName } }>(url, { config: { access } }, (request, reply) =>
    show(request, reply, { open: request.query.open ?? null }),
  );

  app.post(url, { config: { access } }, async (request, reply) => {
    const { session } = visitOf(request);
    const details = await find(request);
    const parsed = parseForm(actForm, request.body);
    const typed = stringsOf(request.body);
    const open = (typed['act'] ?? null) as ActName | null;
    if (!parsed.ok) return show(request, reply.code(422), { errors: parsed.errors, typed, open });
    const { value } = parsed;
    if (value.act === 'merge' && value.into === ANOTHER && value.other === '') {
      const errors = [{ field: 'other', message: 'Choose the question it becomes part of' }];
      return show(request, reply.code(422), { errors, typed, open });
    }
    const result = await runAct(
      questions,
      actorOf(request),
      targetOf(request, details.id, value.seen),
      value,
    );
    if (result.ok && wantsJson(request)) return reply.send({ ok: true, told: DONE[value.act] });
    if (result.ok) {
      return reply.redirect(
        reply.done(`${listHref(session.code, value.from)}&id=${details.id}`, value.act),
        303,
      );
    }
    const refusal = result.reason === 'stale' ? await staleWords(request, result) : result.message;
    return show(request, reply.code(409), { refusal, typed, open });
  });

  /** What has changed since the page was opened, and who decided where that is known. */
  async function staleWords(
    request: FastifyRequest,
    { now, message }: Extract<ActResult, { reason: 'stale' }>,
  ): Promise<string> {
    const { session } = visitOf(request);
    const name = holderName(await loadProgramme(db, session), now.decidedBy);
    const isMine = now.decidedBy === actorOf(request).personId;
    const who = name === null || isMine ? '' : ` ${name} decided about it.`;
    const at = formatTime(now.stateAt, session.zone);
    return `${message}${who} Since ${at} it is “${STATE_WORDS[now.state]}”. What you typed is still here.`;
  }
}

/** Who was asked to answer, and what they have answered. */
function answersOf(
  { speakers, answers }: QuestionDetails,
  programme: Programme,
): Pick<ModerateQuestionView, 'speakers' | 'answers'> {
  const nameOf = (id: string): string =>
    programme.roles.find((holder) => holder.id === id)?.name || 'A speaker';
  return {
    speakers: speakers.map(({ speakerId, state }) => ({
      id: speakerId,
      name: nameOf(speakerId),
      stateWords: SPEAKER_STATE_WORDS[state],
    })),
    answers: answers.map(({ speakerId, kind, text, confirmed }) => {
      const how = kind === 'written' ? 'in writing' : confirmed ? 'aloud, confirmed' : 'aloud, as noted';
      return { what: `${nameOf(speakerId)}, ${how}`, text };
    }),
  };
}

/** Open questions into which one may be merged: those much alike first, then all others, the most wanted first. */
function candidates(
  board: Board,
  { id, text }: QuestionDetails,
): { readonly similar: readonly Choosable[]; readonly others: readonly Choosable[] } {
  const similar = similarTo(board, text, SIMILAR_SHOWN + 1)
    .filter((each) => each.id !== id)
    .slice(0, SIMILAR_SHOWN);
  const known = new Set([id as string, ...similar.map((each) => each.id)]);
  const { lane, questions } = inOrder(board.questions().filter(isOpen), 'most');
  const others = [...questions, ...lane].filter((each) => !known.has(each.id));
  return { similar: similar.map(toChoice), others: others.map(toChoice) };
}

function toChoice({ id, text }: { readonly id: string; readonly text: string }): Choosable {
  return { id, name: text.length > NAME_LENGTH ? `${text.slice(0, NAME_LENGTH)}…` : text };
}

/** Why little can be done with a question. */
function noteFor(details: QuestionDetails, isOwn: boolean, me: string, programme: Programme): string | null {
  if (isOwn) return 'This is your own question, so another moderator or the chair decides about it.';
  const others = programme.roles.some(
    ({ role, personId }) =>
      (role === 'moderator' || role === 'chair') && personId !== null && personId !== me,
  );
  if (isSetAside(details) && awaitsSecondLook(details) && details.decidedBy === me && others) {
    return 'You made the first decision, so another moderator or the chair takes the second look.';
  }
  return null;
}

function listHref(code: string, view: QueueView): string {
  return `${plenaryUrls.moderate(code)}?view=${view}`;
}

function viewOf(text: string | undefined): QueueView {
  return QUEUE_VIEWS.find((view) => view === text) ?? 'waiting';
}

/** What was typed, field by field. */
function stringsOf(body: unknown): Record<string, string> {
  const typed = toFormBody(body);
  return Object.fromEntries(Object.keys(typed).map((field) => [field, typedText(typed, field)]));
}
