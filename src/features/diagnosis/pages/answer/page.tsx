import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren } from 'preact';
import { QUESTIONS } from '../../../../analysis/diagnosis/instrument.ts';
import { type FormError, parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { type Membership, seatedMembership } from '../../../endeavours/index.ts';
import {
  firstUnfinished,
  POSITIONS_STEP,
  ratingStep,
  REVIEW_STEP,
  stepAfter,
  stepBefore,
} from '../../questionnaire.ts';
import type { Answers, DiagnosisRound } from '../../round.ts';
import { diagnosisUrls } from '../../urls.ts';
import { type DiagnosisPages, shapeFrame, visitedRound } from '../context.ts';
import { positionsForm, readRatings } from './form.ts';
import { PositionsPage, RatingPage, ReviewPage, StartPage, TooLatePage } from './view.tsx';

/** The questionnaire: a few questions on each page, each page kept as it is sent, nothing counted before the last. */
export function answerPages(pages: DiagnosisPages): void {
  const { app, endeavours, answering } = pages;
  const access = endeavours.memberships.to('take part');

  const show = (
    reply: FastifyReply,
    membership: Membership,
    round: DiagnosisRound,
    page: { title: string; step?: string; errors?: readonly FormError[]; content: ComponentChildren },
  ) => {
    const before = page.step === undefined ? null : stepBefore(page.step);
    const back =
      page.step === undefined
        ? diagnosisUrls.round(round.endeavourId, round.id)
        : before === null
          ? diagnosisUrls.start(round.endeavourId, round.id)
          : diagnosisUrls.answer(round.endeavourId, round.id, before);
    const { nav } = shapeFrame(endeavours, membership);
    return reply.page({
      title: page.title,
      ...(nav === undefined ? {} : { nav }),
      hasErrors: (page.errors ?? []).length > 0,
      backLink: { href: back, text: 'Back' },
      content: (
        <div class="govuk-grid-row">
          <div class="govuk-grid-column-two-thirds">{page.content}</div>
        </div>
      ),
    });
  };

  const tooLate = (reply: FastifyReply, membership: Membership, round: DiagnosisRound, message: string) =>
    show(reply.code(409), membership, round, {
      title: 'This round has moved on',
      content: <TooLatePage message={message} href={diagnosisUrls.round(round.endeavourId, round.id)} />,
    });

  app.get(diagnosisUrls.start(':endeavour', ':round'), { config: { access } }, async (request, reply) => {
    const { membership, round } = await visitedRound(pages, request);
    if (round.state !== 'answering') return tooLate(reply, membership, round, CLOSED);
    const own = await answering.own(round, seatedMembership(request).held);
    return show(reply, membership, round, {
      title: 'Before you start',
      content: (
        <StartPage
          round={round}
          answers={own.answers}
          isFromEarlierRound={own.isFromEarlierRound}
          next={firstUnfinished(own.answers)}
          title={membership.endeavour.title}
        />
      ),
    });
  });

  app.get<{ Params: { step: string } }>(
    diagnosisUrls.answer(':endeavour', ':round', ':step'),
    { config: { access } },
    async (request, reply) => {
      const { membership, round } = await visitedRound(pages, request);
      const { step } = request.params;
      if (round.state !== 'answering') return tooLate(reply, membership, round, CLOSED);
      const { answers, sent } = await answering.own(round, seatedMembership(request).held);
      if (step === REVIEW_STEP) {
        return show(reply, membership, round, {
          title: 'Look through your answers',
          step,
          content: (
            <ReviewPage
              csrf={reply.generateCsrf()}
              round={round}
              answers={answers}
              isSent={sent?.sentAt != null}
            />
          ),
        });
      }
      return showStep(reply, membership, round, { step, answers });
    },
  );

  const showStep = (
    reply: FastifyReply,
    membership: Membership,
    round: DiagnosisRound,
    shown: {
      readonly step: string;
      readonly answers: Answers;
      readonly errors?: readonly FormError[];
      readonly typed?: Readonly<Record<string, string>>;
    },
  ) => {
    const { step, answers, errors = [], typed = typedOf(answers) } = shown;
    const csrf = reply.generateCsrf();
    const rating = ratingStep(step);
    if (rating !== undefined) {
      const content = <RatingPage {...{ csrf, round, answers, errors, step: rating }} />;
      return show(reply, membership, round, { title: rating.title, step, errors, content });
    }
    if (step !== POSITIONS_STEP) throw new NotFound();
    const content = <PositionsPage {...{ csrf, round, errors, typed }} />;
    return show(reply, membership, round, { title: 'Where you stand', step, errors, content });
  };

  app.post<{ Params: { step: string } }>(
    diagnosisUrls.answer(':endeavour', ':round', ':step'),
    { config: { access } },
    async (request, reply) => {
      const { membership, round } = await visitedRound(pages, request);
      const { held } = seatedMembership(request);
      const { step } = request.params;
      const rating = ratingStep(step);
      if (rating === undefined && step !== POSITIONS_STEP) throw new NotFound();
      let change: Partial<Answers>;
      if (rating === undefined) {
        const parsed = parseForm(positionsForm, request.body);
        if (!parsed.ok) {
          const { answers } = await answering.own(round, held);
          const typed = Object.fromEntries(
            [...QUESTIONS, 'change-mind'].map((name) => [name, typedText(parsed.typed, name)]),
          );
          return showStep(reply.code(422), membership, round, {
            step,
            answers,
            errors: parsed.errors,
            typed,
          });
        }
        const { wrong, do: action, works } = parsed.value;
        change = { positions: { wrong, do: action, works }, changeMind: parsed.value['change-mind'] };
      } else {
        change = { ratings: readRatings(toFormBody(request.body), rating.items) };
      }
      const outcome = await answering.keep(round.id, held, change);
      if (!outcome.ok) return tooLate(reply, membership, round, outcome.message);
      return reply.redirect(diagnosisUrls.answer(round.endeavourId, round.id, stepAfter(step)), 303);
    },
  );

  const act = (
    url: string,
    work: (round: DiagnosisRound, request: FastifyRequest) => ReturnType<typeof answering.send>,
    done: string,
  ) =>
    app.post(url, { config: { access } }, async (request, reply) => {
      const { membership, round } = await visitedRound(pages, request);
      const outcome = await work(round, request);
      if (!outcome.ok) return tooLate(reply, membership, round, outcome.message);
      return reply.redirect(reply.done(diagnosisUrls.round(round.endeavourId, round.id), done), 303);
    });

  act(
    diagnosisUrls.send(':endeavour', ':round'),
    (round, request) => answering.send(round.id, seatedMembership(request).held),
    'sent',
  );
  act(
    diagnosisUrls.withdraw(':endeavour', ':round'),
    (round, request) => answering.withdraw(round.id, seatedMembership(request).held),
    'withdrawn',
  );
}

const CLOSED = 'This round no longer takes answers. What you had not sent is kept for the next round.';

function typedOf({ positions, changeMind }: Answers): Readonly<Record<string, string>> {
  return { ...positions, 'change-mind': changeMind };
}
