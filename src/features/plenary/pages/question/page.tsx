import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { explanationSentence } from '../../../../analysis/bridging/explain-place.ts';
import { text } from '../../../../platform/forms/fields.ts';
import { type FormError, parseForm, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { parseId } from '../../../../platform/ids.ts';
import { forumUrls, type ThreadId } from '../../../forum/index.ts';
import { findOrganisations, type OrganisationId } from '../../../organisations/index.ts';
import { signInPath } from '../../../people/index.ts';
import {
  type Explanation,
  listQuestions,
  listVotesOf,
  listWordings,
  OPEN_STATES,
  type OwnResult,
  ownQuestion,
  type PublicQuestion,
  type QuestionDetails,
  type QuestionId,
} from '../../../questions/index.ts';
import { MAX_QUESTION_LENGTH } from '../../../questions/shared.ts';
import {
  loadProgramme,
  OPENINGS,
  type Seat,
  type Session,
  sessionFrame,
  speakersOf,
  type Visit,
  visitOf,
} from '../../../sessions/index.ts';
import type { PlenaryPages } from '../../pages.ts';
import { plenaryUrls } from '../../urls.ts';
import { nextFor, TOLD } from './told.ts';
import type { OwnActs } from './own-view.tsx';
import { QuestionPage, type QuestionView } from './view.tsx';
import type { WhyHere } from './why-view.tsx';

const questionText = text({ name: 'Question', max: MAX_QUESTION_LENGTH, required: 'Enter a question' });
const editForm = z.object({ text: questionText });
const secondLookForm = z.object({ text: questionText, note: text({ name: 'Reason', max: 500 }) });
const wordingForm = z.object({ agreed: z.enum(['yes', 'no'], { error: 'Choose whether you agree' }) });

type ForSeat = Pick<QuestionView, 'isMine' | 'isWanted' | 'canVote' | 'votesHidden' | 'next' | 'own'>;

const WITHOUT_SEAT: ForSeat = {
  isMine: false,
  isWanted: false,
  canVote: false,
  votesHidden: false,
  next: null,
  own: null,
};

/** One question with its fate, its answers and its place; for its asker also what can be done with it. */
export function questionPages({ app, db, sessions, questions, forum }: PlenaryPages): void {
  const access = sessions.visits.to('read');
  const url = plenaryUrls.question(':code', ':id');

  async function find(request: FastifyRequest): Promise<QuestionDetails> {
    const { session, seat } = visitOf(request);
    const id = parseId<'question'>((request.params as { id: string }).id);
    if (id === null) throw new NotFound();
    const [details] = await listQuestions(db, { sessionId: session.id, ids: [id] });
    if (details === undefined) throw new NotFound();
    const isMine = seat !== undefined && details.seatId === seat.id;
    const board = await questions.boards.get(session);
    // What moderators have not shown is there for its asker alone.
    if (!isMine && board.find(details.id) === undefined) throw new NotFound();
    return details;
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    shown: {
      readonly errors?: readonly FormError[];
      readonly typed?: Readonly<Record<string, string>>;
      readonly told?: string;
    },
  ): Promise<FastifyReply> {
    const visit = visitOf(request);
    const { session, seat } = visit;
    const details = await find(request);
    const board = await questions.boards.get(session);
    const ofSeat = seat === undefined ? WITHOUT_SEAT : await forSeat(details, session, seat);
    const question = board.find(details.id) ?? ownQuestion(details);
    const programme = await loadProgramme(db, session);
    const told = shown.told ?? (request.query as { done?: string }).done ?? '';
    const errors = shown.errors ?? [];
    const thread = await forum.ofQuestion(db, details.id);
    const text = ofSeat.isMine ? details.text : question.text;
    return reply.page({
      title: text.slice(0, 70) || 'Question',
      hasErrors: errors.length > 0,
      ...sessionFrame(visit),
      backLink: { href: plenaryUrls.home(session.code), text: 'All questions' },
      content: (
        <div data-draft-sent={told === 'sent' ? `ask:${session.code}` : undefined}>
          <QuestionPage
            {...ofSeat}
            code={session.code}
            zone={session.zone}
            csrf={reply.generateCsrf()}
            question={{ ...question, text }}
            speakers={speakersOf(programme)}
            told={shown.told ?? TOLD[told] ?? null}
            why={session.hideVotesUntilVoted ? null : await whyHere(board.explain(details.id))}
            intoId={details.state === 'merged' ? board.rootOf(details.id) : null}
            replies={repliesTo(session, question, thread, {
              isSignedIn: request.person !== null,
              isInSession: isInByAccount(visit, request.person),
            })}
            errors={errors}
            typed={shown.typed ?? {}}
          />
        </div>
      ),
    });
  }

  /** What depends on who reads. */
  async function forSeat(details: QuestionDetails, session: Session, seat: Seat): Promise<ForSeat> {
    const isMine = details.seatId === seat.id;
    const votes = await listVotesOf(db, seat.id);
    const wordings = isMine ? await listWordings(db, details.id) : [];
    return {
      isMine,
      isWanted: votes.includes(details.id),
      canVote: seat.blockedAt === null && OPENINGS[session.state].votes,
      votesHidden: session.hideVotesUntilVoted && votes.length === 0 && !isMine,
      next: isMine ? nextFor(details, session) : null,
      own: isMine ? ownActs(details, wordings, session.state) : null,
    };
  }

  async function whyHere(explanation: Explanation | undefined): Promise<WhyHere | null> {
    if (explanation === undefined) return null;
    const ids = explanation.groups
      .map((group) => group.organisation)
      .filter((id) => id !== null && id !== '');
    const names = new Map(
      (await findOrganisations(db, ids as OrganisationId[])).map(({ id, name }) => [id as string, name]),
    );
    const nameOf = (id: string | null): string =>
      id === null
        ? 'other organisations'
        : id === ''
          ? 'people who gave no organisation'
          : (names.get(id) ?? 'an organisation');
    return {
      sentence: explanationSentence(explanation.reason, nameOf),
      score: explanation.score,
      groups: explanation.groups.map((group) => ({
        ...group,
        name: capitalised(nameOf(group.organisation)),
      })),
    };
  }

  app.get(url, { config: { access } }, (request, reply) => show(request, reply, {}));

  app.post(plenaryUrls.replies(':code', ':id'), { config: { access } }, async (request, reply) => {
    const visit = visitOf(request);
    const { session } = visit;
    const details = await find(request);
    if (!isInByAccount(visit, request.person))
      return show(request, reply.code(409), { told: NOT_IN_SESSION });
    const thread = await forum.openForReplies(session.id, details.id);
    if (thread !== undefined) return reply.redirect(forumUrls.threadAct(thread, 'reply'), 303);
    return show(request, reply.code(409), { told: NO_REPLIES });
  });

  const ownAct = <Schema extends z.ZodType>(
    name: keyof typeof TOLD,
    schema: Schema,
    act: (seat: Seat, id: QuestionId, value: z.output<Schema>) => Promise<OwnResult>,
  ): void => {
    app.post(`${url}/${name}`, { config: { access } }, async (request, reply) => {
      const { session, seat } = visitOf(request);
      const details = await find(request);
      if (seat === undefined || details.seatId !== seat.id) throw new NotFound();
      const parsed = parseForm(schema, request.body);
      if (!parsed.ok) {
        const typed = { text: typedText(parsed.typed, 'text'), note: typedText(parsed.typed, 'note') };
        return show(request, reply.code(422), { errors: parsed.errors, typed });
      }
      const result = await act(seat, details.id, parsed.value);
      if (result.ok)
        return reply.redirect(reply.done(plenaryUrls.question(session.code, details.id), name), 303);
      return show(request, reply.code(409), { told: result.message });
    });
  };
  ownAct('edit', editForm, (seat, id, value) => questions.asking.edit(seat, id, value.text));
  ownAct('withdraw', z.object({}), (seat, id) => questions.asking.withdraw(seat, id));
  ownAct('second-look', secondLookForm, (seat, id, value) =>
    questions.replies.requestSecondLook(seat, id, value),
  );
  ownAct('wording', wordingForm, (seat, id, value) =>
    questions.replies.answerWording(seat, id, value.agreed === 'yes'),
  );
  ownAct('reopen', z.object({}), (seat, id) => questions.replies.reopen(seat, id));
}

const NOT_IN_SESSION =
  'Only people who joined this session with their account can reply. You joined it without one.';
const NO_REPLIES =
  'Nobody can reply to this question now. When the session has closed it goes on in the forum.';

/** Whether somebody is in the session with their account: only they read and write replies while it is on. */
function isInByAccount({ held, seat }: Visit, person: FastifyRequest['person']): boolean {
  return person !== null && (held.length > 0 || seat?.personId === person.id);
}

/** Where a question goes on; before its session has closed, for who has an account and where the organiser allows it. */
function repliesTo(
  { code, closedAt, repliesAllowed, rehearsalOf }: Session,
  { id, replies, state }: Pick<PublicQuestion, 'id' | 'replies' | 'state'>,
  thread: ThreadId | undefined,
  { isSignedIn, isInSession }: { readonly isSignedIn: boolean; readonly isInSession: boolean },
): QuestionView['replies'] {
  const url = thread === undefined ? null : forumUrls.thread(thread);
  if (closedAt !== null) return url === null ? null : { url, isClosed: true };
  if (!repliesAllowed || rehearsalOf !== null) return null;
  const mayReply = OPEN_STATES.includes(state) || state === 'answered';
  return {
    isClosed: false,
    url: isInSession ? url : null,
    count: replies,
    mayReply: mayReply && isInSession,
    whyNot: isSignedIn && !isInSession ? NOT_IN_SESSION : null,
    signIn: isSignedIn ? null : signInPath(plenaryUrls.question(code, id)),
  };
}

function ownActs(
  details: QuestionDetails,
  wordings: readonly { readonly state: string; readonly text: string }[],
  state: keyof typeof OPENINGS,
): OwnActs {
  const isSetAside = details.state === 'declined' || details.state === 'removed';
  const open = wordings.findLast(
    (wording) => wording.state === 'proposed' || wording.state === 'shown-beside',
  );
  return {
    edit: details.state === 'received',
    withdraw:
      !['closed', 'archived'].includes(state) &&
      (details.state === 'received' || OPEN_STATES.includes(details.state)),
    askAgain: OPENINGS[state].questions,
    proposed: open?.text ?? null,
    secondLook: isSetAside && details.secondLookAt === null && state !== 'archived',
    reopen: details.state === 'answered' && !details.reopened && OPENINGS[state].answersInWriting,
  };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
