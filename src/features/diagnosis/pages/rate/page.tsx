import { type Question, QUESTIONS } from '../../../../analysis/diagnosis/instrument.ts';
import { toFormBody } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { seatedMembership } from '../../../endeavours/index.ts';
import { findRater } from '../../answers/answers.repository.ts';
import { POSITION_WORDS } from '../../questionnaire.ts';
import { inOrderFor, ratedStatements } from '../../statements/statement.ts';
import { listStatements } from '../../statements/statements.repository.ts';
import { diagnosisUrls } from '../../urls.ts';
import { parseQuestion, readRatings } from '../answer/form.ts';
import { TooLatePage } from '../answer/view.tsx';
import { type DiagnosisPages, shapeFrame, visitedRound } from '../context.ts';
import { RatePage } from './view.tsx';

/** The second part of a round: everybody rates every statement. */
export function ratePages(pages: DiagnosisPages): void {
  const { app, db, endeavours, answering } = pages;
  const access = endeavours.memberships.to('take part');
  const url = diagnosisUrls.rate(':endeavour', ':round', ':question');

  app.get<{ Params: { question: string } }>(url, { config: { access } }, async (request, reply) => {
    const { membership, round } = await visitedRound(pages, request);
    const { held } = seatedMembership(request);
    const question = parseQuestion(request.params.question);
    if (question === undefined) throw new NotFound();
    const home = diagnosisUrls.round(round.endeavourId, round.id);
    if (round.state !== 'rating') return reply.redirect(home, 303);
    const statements = ratedStatements(await listStatements(db, round.id), question);
    const own = await findRater(db, round.id, held.member.id);
    const title = POSITION_WORDS[question].label;
    const { nav } = shapeFrame(endeavours, membership);
    return reply.page({
      title,
      ...(nav === undefined ? {} : { nav }),
      backLink: { href: home, text: 'Back' },
      content: (
        <RatePage
          csrf={reply.generateCsrf()}
          action={diagnosisUrls.rate(round.endeavourId, round.id, question)}
          title={title}
          statements={inOrderFor(statements, held.member.id)}
          ratings={own?.statementRatings ?? {}}
        />
      ),
    });
  });

  app.post<{ Params: { question: string } }>(url, { config: { access } }, async (request, reply) => {
    const { membership, round } = await visitedRound(pages, request);
    const question = parseQuestion(request.params.question);
    if (question === undefined) throw new NotFound();
    const body = toFormBody(request.body);
    const ratings = readRatings(body, Object.keys(body));
    const outcome = await answering.rate(round.id, seatedMembership(request).held, question, ratings);
    const home = diagnosisUrls.round(round.endeavourId, round.id);
    if (!outcome.ok) {
      return reply.code(409).page({
        title: 'This round has closed',
        ...shapeFrame(endeavours, membership),
        content: <TooLatePage message={outcome.message} href={home} />,
      });
    }
    const next = await nextQuestion(question, round.id);
    return reply.redirect(
      next === undefined ? reply.done(home, 'rated') : diagnosisUrls.rate(round.endeavourId, round.id, next),
      303,
    );
  });

  async function nextQuestion(
    after: Question,
    roundId: Parameters<typeof listStatements>[1],
  ): Promise<Question | undefined> {
    const statements = await listStatements(db, roundId);
    return QUESTIONS.slice(QUESTIONS.indexOf(after) + 1).find(
      (question) => ratedStatements(statements, question).length > 0,
    );
  }
}
