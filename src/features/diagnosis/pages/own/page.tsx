import type { FastifyRequest } from 'fastify';
import { ITEMS, QUESTIONS, WORDING } from '../../../../analysis/diagnosis/instrument.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { seatedMembership } from '../../../endeavours/index.ts';
import { findRater } from '../../answers/answers.repository.ts';
import { forgetInAllRounds } from '../../answers/forgetting.ts';
import { POSITION_WORDS } from '../../questionnaire.ts';
import { ratingWords } from '../../rating-field.view.tsx';
import type { DiagnosisRound, Rater } from '../../round.ts';
import { listStatements } from '../../statements/statements.repository.ts';
import { diagnosisUrls } from '../../urls.ts';
import { type DiagnosisPages, shapeFrame, visitedRound } from '../context.ts';
import { OwnPage } from './view.tsx';

/** One's own answers: to read, to take away, and to be forgotten by. */
export function ownPages(pages: DiagnosisPages): void {
  const { app, db, endeavours } = pages;
  const access = endeavours.memberships.to('read the record');

  async function ownRows(round: DiagnosisRound, rater: Rater) {
    const statements = await listStatements(db, round.id);
    return [
      ...ITEMS.map((item) => ({ about: WORDING[item], answer: ratingWords(rater.answers.ratings[item]) })),
      ...QUESTIONS.map((question) => ({
        about: POSITION_WORDS[question].label,
        answer: rater.answers.positions[question] ?? '',
      })),
      { about: 'What would change your mind?', answer: rater.answers.changeMind },
      ...statements
        .filter(({ id }) => rater.statementRatings[id] !== undefined)
        .map(({ id, text }) => ({ about: text, answer: ratingWords(rater.statementRatings[id]) })),
    ];
  }

  async function visitedOwn(request: FastifyRequest) {
    const { membership, round } = await visitedRound(pages, request);
    const { held } = membership;
    const rater = held === undefined ? undefined : await findRater(db, round.id, held.member.id);
    if (rater === undefined) throw new NotFound();
    return { membership, round, rater };
  }

  app.get(diagnosisUrls.own(':endeavour', ':round'), { config: { access } }, async (request, reply) => {
    const { membership, round, rater } = await visitedOwn(request);
    return reply.page({
      title: 'Your own answers',
      ...shapeFrame(endeavours, membership),
      content: <OwnPage csrf={reply.generateCsrf()} round={round} rows={await ownRows(round, rater)} />,
    });
  });

  app.get(diagnosisUrls.ownFile(':endeavour', ':round'), { config: { access } }, async (request, reply) => {
    const { round, rater } = await visitedOwn(request);
    return reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="my-answers-round-${round.number}.json"`)
      .header('cache-control', 'no-store')
      .send(`${JSON.stringify({ round: round.number, answers: await ownRows(round, rater) }, null, 2)}\n`);
  });

  app.post(
    diagnosisUrls.forget(':endeavour', ':round'),
    { config: { access: endeavours.memberships.to('take part') } },
    async (request, reply) => {
      const { round } = await visitedRound(pages, request);
      await forgetInAllRounds(db, seatedMembership(request).held.member.id);
      return reply.redirect(diagnosisUrls.round(round.endeavourId, round.id), 303);
    },
  );
}
