import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type FormError, parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { parseId } from '../../../../platform/ids.ts';
import { type ActResult, type Actor, STATE_WORDS, type Target } from '../../../questions/index.ts';
import { loadProgramme, type RoleId, sessionFrame, speakersOf, visitOf } from '../../../sessions/index.ts';
import { actorOf, speakerOf, targetOf } from '../../actor.ts';
import type { PlenaryPages } from '../../pages.ts';
import { plenaryUrls } from '../../urls.ts';
import { ANSWER_FORMS, ANSWER_TOLD, type AnswerAct } from './form.ts';
import { AnswerPage } from './view.tsx';

const FIELDS = ['answer', 'summary', 'recording', 'to', 'why', 'reason'] as const;

interface Shown {
  readonly errors?: readonly FormError[];
  readonly typed?: Readonly<Record<string, string>>;
  readonly failed?: AnswerAct;
  /** Why what was sent was not done. */
  readonly refusal?: string;
}

/** Where a speaker answers one question: before, during and after the session (LIVE-58 to LIVE-60). */
export function answerPages({ app, db, sessions, questions }: PlenaryPages): void {
  const access = sessions.visits.to('write answers');
  const url = plenaryUrls.answer(':code', ':id');
  const { answering } = questions;

  async function show(request: FastifyRequest, reply: FastifyReply, shown: Shown): Promise<FastifyReply> {
    const visit = visitOf(request);
    const { session } = visit;
    const speakerId = speakerOf(request);
    const board = await questions.boards.get(session);
    const question = board.find(idOf(request));
    const mine = question?.speakers.find((each) => each.speakerId === speakerId);
    if (question === undefined || mine === undefined) throw new NotFound();
    const speakers = speakersOf(await loadProgramme(db, session));
    const errors = shown.errors ?? [];
    const told = (request.query as { done?: string }).done ?? '';
    const answers = question.answers.filter((answer) => answer.speakerId === speakerId);
    return reply.page({
      title: 'Answer a question',
      hasErrors: errors.length > 0 || shown.refusal !== undefined,
      ...sessionFrame(visit, 'speak'),
      backLink: { href: plenaryUrls.speak(session.code), text: 'Questions for you' },
      content: (
        <div data-draft-sent={told === 'write' ? `answer:${question.id}` : undefined}>
          <AnswerPage
            code={session.code}
            csrf={reply.generateCsrf()}
            id={question.id}
            text={question.text}
            asker={question.asker}
            stateWords={STATE_WORDS[question.state]}
            myState={mine.state}
            written={answers.find((answer) => answer.kind === 'written')}
            summary={answers.find((answer) => answer.kind === 'summary')}
            others={question.speakers
              .filter((each) => each.speakerId !== speakerId)
              .map((each) => ({
                name: speakers.find(({ id }) => id === each.speakerId)?.name ?? 'A speaker',
                state: each.state,
              }))}
            speakers={speakers.filter(({ id }) => id !== speakerId)}
            told={told in ANSWER_TOLD ? ANSWER_TOLD[told as AnswerAct] : null}
            refusal={shown.refusal ?? null}
            errors={errors}
            typed={shown.typed ?? {}}
            failed={shown.failed ?? null}
          />
        </div>
      ),
    });
  }

  app.get(url, { config: { access } }, (request, reply) => show(request, reply, {}));

  const on = <Name extends AnswerAct>(
    name: Name,
    act: (doing: Doing, value: z.output<(typeof ANSWER_FORMS)[Name]>) => Promise<ActResult>,
  ): void => {
    app.post(`${url}/${name}`, { config: { access } }, async (request, reply) => {
      const body = toFormBody(request.body);
      const typed = Object.fromEntries(
        FIELDS.filter((field) => field in body).map((field) => [field, typedText(body, field)]),
      );
      const parsed = parseForm(ANSWER_FORMS[name], request.body);
      if (!parsed.ok) return show(request, reply.code(422), { errors: parsed.errors, typed, failed: name });
      const doing = {
        actor: actorOf(request),
        target: targetOf(request, idOf(request)),
        speakerId: speakerOf(request),
      };
      const result = await act(doing, parsed.value as z.output<(typeof ANSWER_FORMS)[Name]>);
      if (!result.ok) return show(request, reply.code(409), { refusal: result.message, typed, failed: name });
      return reply.redirect(
        reply.done(plenaryUrls.answer(visitOf(request).session.code, idOf(request)), name),
        303,
      );
    });
  };
  on('write', ({ actor, target, speakerId }, { answer }) =>
    answering.write(actor, target, speakerId, answer),
  );
  on('aloud', ({ actor, target, speakerId }) => answering.finish(actor, target, [speakerId]));
  on('pass-on', ({ actor, target, speakerId }, { to, why }) =>
    answering.passOn(actor, target, speakerId, to as RoleId, why),
  );
  on('decline', ({ actor, target, speakerId }, { reason }) =>
    answering.declineToAnswer(actor, target, speakerId, reason),
  );
  on('summary', ({ actor, target, speakerId }, { summary, recording }) =>
    answering.summarise(actor, target, { speakerId, text: summary, recordingAt: recording }),
  );
  on('confirm', ({ actor, target, speakerId }) => answering.confirm(actor, target, speakerId));
}

interface Doing {
  readonly actor: Actor;
  readonly target: Target;
  readonly speakerId: RoleId;
}

function idOf(request: FastifyRequest) {
  const id = parseId<'question'>((request.params as { id: string }).id);
  if (id === null) throw new NotFound();
  return id;
}
