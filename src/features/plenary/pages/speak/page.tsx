import type { FastifyRequest } from 'fastify';
import { Island } from '../../../../design-system/patterns/island.tsx';
import { LiveRegion, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { wantsJson } from '../../../../platform/http/request.ts';
import { OPEN_STATES, type PublicQuestion } from '../../../questions/index.ts';
import { liveSession, sessionFrame, visitOf } from '../../../sessions/index.ts';
import { speakerOf } from '../../actor.ts';
import type { PlenaryPages } from '../../pages.ts';
import { plenaryUrls } from '../../urls.ts';
import { type SpeakModel, SpeakView } from './view.tsx';

/** A speaker's own page: the questions that are addressed to them. */
export function speakPage({ app, sessions, questions, comments }: PlenaryPages): void {
  async function modelFor(request: FastifyRequest): Promise<SpeakModel> {
    const { session } = visitOf(request);
    const speakerId = speakerOf(request);
    const board = await questions.boards.get(session);
    const mine = board
      .questions()
      .filter((question) => isOpenOrAnswered(question) && partOf(question, speakerId) !== undefined)
      .toSorted((a, b) => b.votes - a.votes || (a.askedAt < b.askedAt ? -1 : 1));
    const waits = (question: PublicQuestion): boolean => partOf(question, speakerId)?.state === 'waiting';
    return {
      code: session.code,
      zone: session.zone,
      version: session.version,
      eventsUrl: plenaryUrls.staffEvents(session.code),
      session: liveSession(session),
      speakerId,
      pace: await comments.pace.summary(session),
      answering: mine.filter((question) => question.state === 'answering'),
      waiting: mine.filter(waits),
      settled: mine.filter((question) => !waits(question)),
    };
  }

  app.get(
    plenaryUrls.speak(':code'),
    { config: { access: sessions.visits.to('write answers') } },
    async (request, reply) => {
      const visit = visitOf(request);
      const model = await modelFor(request);
      if (wantsJson(request)) return reply.header('cache-control', 'no-store').send(model);
      return reply.page({
        title: 'Speak',
        ...sessionFrame(visit, 'speak'),
        content: (
          <>
            <LiveRegion />
            <PageHeading caption={visit.session.title}>Questions for you</PageHeading>
            <Island name="speak" model={model}>
              <SpeakView model={model} />
            </Island>
          </>
        ),
      });
    },
  );
}

function isOpenOrAnswered(question: PublicQuestion): boolean {
  return OPEN_STATES.includes(question.state) || question.state === 'answered';
}

function partOf(question: PublicQuestion, speakerId: string) {
  return question.speakers.find((speaker) => speaker.speakerId === speakerId);
}
