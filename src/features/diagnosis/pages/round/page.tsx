import type { FastifyReply } from 'fastify';
import type { ComponentChildren } from 'preact';
import { type Membership, seatedMembership } from '../../../endeavours/index.ts';
import { ThreadsAbout } from '../../../forum/shared.ts';
import { findRater, listChangedMinds, listFinished, listRaters } from '../../answers/answers.repository.ts';
import { findDraft } from '../../answers/drafts.repository.ts';
import { leftToRate } from '../../answers/answering.ts';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { type DiagnosisRound, hasAnswered, type SentenceId } from '../../round.ts';
import { findResult } from '../../rounds/rounds.repository.ts';
import { listStatements } from '../../statements/statements.repository.ts';
import { readToldOf } from '../../rounds/telling.ts';
import { diagnosisUrls } from '../../urls.ts';
import { TooLatePage } from '../answer/view.tsx';
import { type DiagnosisPages, shapeFrame, visitedRound } from '../context.ts';
import { countFinished } from './model.ts';
import { OpenRoundPage } from './open-view.tsx';
import { ResultPage } from './result-view.tsx';

const RATING_DAYS = 7;

/** One round: while it is open, what to do and how many have finished; once it is closed, what was found. */
export function roundPages(pages: DiagnosisPages): void {
  const { app, db, endeavours, running, merging, notices, forum } = pages;
  const { memberships } = endeavours;

  app.get<{ Querystring: { done?: string } }>(
    diagnosisUrls.round(':endeavour', ':round'),
    { config: { access: memberships.to('read the record') } },
    async (request, reply) => {
      const { membership, round } = await visitedRound(pages, request);
      const { person } = request;
      if (person !== null) {
        await inTransaction(db, (tx) => readToldOf(tx, notices, person.id, round));
      }
      const threads = await forum.linking.threadsAbout(person, 'round', [round.id]);
      const about = <ThreadsAbout threads={threads.get(round.id)} />;
      return round.state === 'closed'
        ? showResult(reply, membership, round, about)
        : showOpen(reply, membership, round, { isDone: request.query.done, about });
    },
  );

  async function showOpen(
    reply: FastifyReply,
    membership: Membership,
    round: DiagnosisRound,
    { isDone, about }: { readonly isDone: string | undefined; readonly about: ComponentChildren },
  ) {
    const { endeavour, held } = membership;
    const own = held === undefined ? undefined : await findRater(db, round.id, held.member.id);
    const draft = held === undefined ? undefined : await findDraft(db, endeavour.id, held.member.id);
    const statements = round.state === 'answering' ? [] : await listStatements(db, round.id);
    const finished = (await listFinished(db, round.id)).filter(({ sentAt, ratedAt }) =>
      round.state === 'rating' ? ratedAt !== null : sentAt !== null,
    );
    return reply.page({
      title: `Round ${round.number}`,
      ...shapeFrame(endeavours, membership),
      content: (
        <>
          <OpenRoundPage
            csrf={reply.generateCsrf()}
            round={round}
            title={endeavour.title}
            finished={countFinished(
              await endeavours.seats(db, endeavour.id),
              finished.map(({ memberId }) => memberId),
            )}
            mayTakePart={membership.can('take part')}
            isSteward={membership.can('steward')}
            isSent={own?.sentAt != null}
            hasDraft={draft !== undefined}
            hasOwn={draft !== undefined || own !== undefined}
            left={leftToRate(statements, own)}
            statements={statements.filter(({ leftOutBecause }) => leftOutBecause === null)}
            ownMerged={statements.flatMap(({ text: under, sentences }) =>
              sentences.length < 2 || own === undefined
                ? []
                : sentences
                    .filter(({ raterId }) => raterId === own.id)
                    .map(({ id, text }) => ({ id, text, under })),
            )}
            done={isDone}
          />
          {about}
        </>
      ),
    });
  }

  async function showResult(
    reply: FastifyReply,
    membership: Membership,
    round: DiagnosisRound,
    about: ComponentChildren,
  ) {
    const { endeavour, held } = membership;
    const result = await findResult(db, round.id);
    const raters = await listRaters(db, round.id);
    const draft = held === undefined ? undefined : await findDraft(db, endeavour.id, held.member.id);
    const content =
      result === null ? (
        <TooLatePage
          message="What was found is being worked out. Look again in a moment."
          href={diagnosisUrls.round(endeavour.id, round.id)}
        />
      ) : (
        <ResultPage
          round={round}
          title={endeavour.title}
          result={result}
          statements={await listStatements(db, round.id)}
          changeMinds={await listChangedMinds(db, round.id)}
          forgotten={raters.filter((rater) => hasAnswered(rater) && rater.memberId === null).length}
          hasOwn={raters.some(({ memberId }) => memberId !== null && memberId === held?.member.id)}
          hasDraft={draft !== undefined}
        />
      );
    return reply.page({
      title: `Round ${round.number}: what was found`,
      ...shapeFrame(endeavours, membership),
      content: (
        <>
          {content}
          {about}
        </>
      ),
    });
  }

  app.post(
    diagnosisUrls.move(':endeavour', ':round'),
    { config: { access: memberships.to('steward') } },
    async (request, reply) => {
      const { membership, round } = await visitedRound(pages, request);
      const { held } = seatedMembership(request);
      const to = typedText(toFormBody(request.body), 'to');
      const outcome =
        to === 'closed'
          ? await running.close(round.id, held)
          : to === 'rating'
            ? await running.openRating(round.id, held, RATING_DAYS)
            : await running.endAnswers(round.id, held);
      return outcome.ok
        ? reply.redirect(diagnosisUrls.round(round.endeavourId, round.id), 303)
        : refuse(reply, membership, round, outcome.message);
    },
  );

  app.post(
    diagnosisUrls.apart(':endeavour', ':round'),
    { config: { access: memberships.to('take part') } },
    async (request, reply) => {
      const { membership, round } = await visitedRound(pages, request);
      const sentence = typedText(toFormBody(request.body), 'sentence') as SentenceId;
      const outcome = await merging.keepApart(round.id, seatedMembership(request).held, sentence);
      return outcome.ok
        ? reply.redirect(reply.done(diagnosisUrls.round(round.endeavourId, round.id), 'apart'), 303)
        : refuse(reply, membership, round, outcome.message);
    },
  );

  const refuse = (reply: FastifyReply, membership: Membership, round: DiagnosisRound, message: string) =>
    reply.code(409).page({
      title: 'This round has moved on',
      ...shapeFrame(endeavours, membership),
      content: <TooLatePage message={message} href={diagnosisUrls.round(round.endeavourId, round.id)} />,
    });
}
