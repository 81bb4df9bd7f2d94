import type { FastifyReply, FastifyRequest } from 'fastify';
import { formatTime } from '../../../../design-system/format.ts';
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
export function speakPage({ app, clock, sessions, questions, comments }: PlenaryPages): void {
  async function modelFor(request: FastifyRequest, reply: FastifyReply): Promise<SpeakModel> {
    const visit = visitOf(request);
    const { session } = visit;
    const speakerId = speakerOf(request);
    const board = await questions.boards.get(session);
    const mine = board
      .questions()
      .filter((question) => isOpenOrAnswered(question) && partOf(question, speakerId) !== undefined)
      .toSorted((a, b) => b.votes - a.votes || (a.askedAt < b.askedAt ? -1 : 1));
    const waits = (question: PublicQuestion): boolean => partOf(question, speakerId)?.state === 'waiting';
    const live = liveSession(session);
    const waiting = mine.filter(waits);
    return {
      code: session.code,
      zone: session.zone,
      version: session.version,
      eventsUrl: plenaryUrls.staffEvents(session.code),
      csrf: reply.generateCsrf(),
      updatedAt: formatTime(clock.now(), session.zone),
      announcement: `${waiting.length} ${waiting.length === 1 ? 'question waits' : 'questions wait'} for your answer.`,
      urgentAnnouncement: `${live.stateWords}.`,
      session: live,
      speakerId,
      answering: mine.filter((question) => question.state === 'answering'),
      waiting,
      settled: mine.filter((question) => !waits(question)),
      pace: visit.can('see pace') ? await comments.pace.summary(session) : null,
      messages: visit.can('message staff') ? await comments.staffMessages.list(session) : [],
    };
  }

  app.get(
    plenaryUrls.speak(':code'),
    { config: { access: sessions.visits.to('write answers') } },
    async (request, reply) => {
      const visit = visitOf(request);
      await sessions.service.markSeen(visit.held.map(({ id }) => id));
      const model = await modelFor(request, reply);
      if (wantsJson(request)) return reply.header('cache-control', 'no-store').send(model);
      return reply.page({
        title: 'Speak',
        wide: true,
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
