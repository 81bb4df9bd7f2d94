import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type FormBody,
  type FormError,
  parseForm,
  toFormBody,
  typedText,
  typedTexts,
} from '../../../../platform/forms/form.ts';
import { newId } from '../../../../platform/ids.ts';
import {
  loadProgramme,
  type LabelId,
  OPENINGS,
  type PartId,
  sessionFrame,
  speakersOf,
  visitOf,
  whyNotNow,
} from '../../../sessions/index.ts';
import { actorOf } from '../../actor.ts';
import type { PlenaryPages } from '../../pages.ts';
import { plenaryUrls } from '../../urls.ts';
import { ALL_SPEAKERS } from '../ask/form.ts';
import { floorForm } from './form.ts';
import { FloorPage } from './view.tsx';

/** A moderator enters what somebody without a device asks (LIVE-19). */
export function floorPages({ app, db, sessions, questions }: PlenaryPages): void {
  const access = sessions.visits.to('moderate');
  const url = plenaryUrls.fromFloor(':code');

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: FormBody,
    errors: readonly FormError[] = [],
  ): Promise<FastifyReply> {
    const visit = visitOf(request);
    const { session } = visit;
    const programme = await loadProgramme(db, session);
    return reply.page({
      title: 'Enter a question from the floor',
      hasErrors: errors.length > 0,
      ...sessionFrame(visit, 'moderate'),
      backLink: { href: plenaryUrls.moderate(session.code), text: 'Back to moderating' },
      content: (
        <FloorPage
          code={session.code}
          sessionTitle={session.title}
          csrf={reply.generateCsrf()}
          errors={errors}
          naming={session.naming}
          speakers={speakersOf(programme)}
          parts={programme.parts.filter((part) => part.takesQuestions)}
          labels={programme.labels}
          closed={OPENINGS[session.state].questions ? null : whyNotNow(session.state, 'questions')}
          typed={{
            key: typedText(typed, 'key', newId()),
            text: typedText(typed, 'text'),
            name: typedText(typed, 'name'),
            organisation: typedText(typed, 'organisation'),
            to: 'text' in typed ? typedTexts(typed, 'to') : [ALL_SPEAKERS],
            part: typedText(typed, 'part'),
            label: typedText(typed, 'label'),
          }}
        />
      ),
    });
  }

  app.get(url, { config: { access } }, (request, reply) => show(request, reply, {}));

  app.post(url, { config: { access } }, async (request, reply) => {
    const { session } = visitOf(request);
    const typed = toFormBody(request.body);
    const parsed = parseForm(floorForm, request.body);
    if (!parsed.ok) return show(request, reply.code(422), typed, parsed.errors);
    const { value } = parsed;
    const programme = await loadProgramme(db, session);
    const speakers = speakersOf(programme).map(({ id }) => id);
    const speakerIds = value.to.includes(ALL_SPEAKERS)
      ? speakers
      : speakers.filter((id) => value.to.includes(id));
    if (speakerIds.length === 0 && speakers.length > 0) {
      const errors = [{ field: 'to', message: 'Choose who the question is for' }];
      return show(request, reply.code(422), typed, errors);
    }
    const partId: PartId | undefined = programme.parts.find(({ id }) => id === value.part)?.id;
    const labelId: LabelId | undefined = programme.labels.find(({ id }) => id === value.label)?.id;
    const result = await questions.asking.askFromFloor(actorOf(request), session, {
      text: value.text,
      name: value.name,
      organisation: value.organisation,
      speakerIds,
      partId: partId ?? null,
      labelId: labelId ?? null,
      language: session.language,
      key: value.key,
    });
    if (!result.ok) {
      return show(request, reply.code(409), typed, [{ field: 'text', message: result.message }]);
    }
    const query = new URLSearchParams({ view: 'shown', id: result.questionId });
    return reply.redirect(
      reply.done(`${plenaryUrls.moderate(session.code)}?${query.toString()}`, 'floor'),
      303,
    );
  });
}
