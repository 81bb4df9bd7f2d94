import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type FormBody,
  type FormError,
  parseForm,
  rejected,
  toFormBody,
  typedText,
  typedTexts,
} from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { wantsJson } from '../../../../platform/http/request.ts';
import { newId } from '../../../../platform/ids.ts';
import type { PublicQuestion } from '../../../questions/index.ts';
import {
  type LabelId,
  loadProgramme,
  namingChoices,
  OPENINGS,
  type PartId,
  type Programme,
  sessionFrame,
  speakersOf,
  visitOf,
  whyNotNow,
} from '../../../sessions/index.ts';
import type { PlenaryPages } from '../../pages.ts';
import { plenaryUrls } from '../../urls.ts';
import { ALL_SPEAKERS, askForm } from './form.ts';
import { similarTo } from './similar.ts';
import { AskPage, type AskView } from './view.tsx';

/** Asking a question. */
export function askPages({ app, db, sessions, questions }: PlenaryPages): void {
  const access = sessions.visits.to('ask');

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: FormBody,
    shown: { readonly errors?: readonly FormError[]; readonly similar?: readonly PublicQuestion[] },
  ): Promise<FastifyReply> {
    const visit = visitOf(request);
    const { session } = visit;
    const programme = await loadProgramme(db, session);
    const errors = shown.errors ?? [];
    const view: AskView = {
      code: session.code,
      sessionTitle: session.title,
      csrf: reply.generateCsrf(),
      key: typedText(typed, 'key', newId()),
      errors,
      typed: {
        text: typedText(typed, 'text'),
        to: 'to' in typed ? typedTexts(typed, 'to') : [ALL_SPEAKERS],
        naming: typedText(typed, 'naming', session.naming),
        label: typedText(typed, 'label'),
        part: typedText(typed, 'part'),
        language: typedText(typed, 'language', session.language),
      },
      speakers: speakersOf(programme),
      parts: programme.parts.filter((part) => part.takesQuestions),
      labels: programme.labels,
      namings: namingChoices(session),
      looksFirst: session.moderation === 'before',
      closed: OPENINGS[session.state].questions ? null : whyNotNow(session.state, 'questions'),
      similar: shown.similar ?? [],
    };
    return reply.page({
      title: 'Ask a question',
      hasErrors: errors.length > 0,
      ...sessionFrame(visit),
      backLink: plenaryUrls.home(session.code),
      content: <AskPage {...view} />,
    });
  }

  app.get(plenaryUrls.ask(':code'), { config: { access } }, (request, reply) => show(request, reply, {}, {}));

  app.post(plenaryUrls.ask(':code'), { config: { access } }, async (request, reply) => {
    const { session, seat } = visitOf(request);
    if (seat === undefined) throw new NotFound();
    const parsed = parseForm(askForm, request.body);
    if (!parsed.ok) return refuse(parsed.typed, parsed.errors);
    const { value } = parsed;
    const typed = request.body as FormBody;
    const programme = await loadProgramme(db, session);
    const to = addressees(programme, value.to);
    if (to.length === 0 && speakersOf(programme).length > 0) {
      return refuse(typed, [{ field: 'to', message: 'Choose who your question is for' }]);
    }
    // A script has shown similar questions while this one was written.
    if (!value.anyway && !wantsJson(request) && OPENINGS[session.state].questions) {
      const similar = similarTo(await questions.boards.get(session), value.text);
      if (similar.length > 0) return show(request, reply, typed, { similar });
    }
    const result = await questions.asking.ask({
      sessionId: session.id,
      seat,
      text: value.text,
      naming: value.naming ?? session.naming,
      speakerIds: to,
      partId: (programme.parts.find((part) => part.id === value.part)?.id ?? null) as PartId | null,
      labelId: (programme.labels.find((label) => label.id === value.label)?.id ?? null) as LabelId | null,
      language: value.language,
      key: value.key,
    });
    if (!result.ok) return refuse(typed, [{ field: 'text', message: result.message }]);
    const href = reply.done(plenaryUrls.question(session.code, result.questionId), 'sent');
    return wantsJson(request) ? { ok: true, href } : reply.redirect(href, 303);

    async function refuse(body: FormBody, errors: readonly FormError[]): Promise<FastifyReply> {
      const form = rejected(body, errors);
      if (wantsJson(request)) return reply.code(422).send({ ok: false, errors: form.errors });
      return show(request, reply.code(422), form.typed, { errors: form.errors });
    }
  });

  /** What is like a draft, for the script that asks while somebody writes. */
  app.post(plenaryUrls.similar(':code'), { config: { access } }, async (request, reply) => {
    const { session } = visitOf(request);
    const draft = typedText(toFormBody(request.body), 'text').slice(0, 2_000);
    const similar = similarTo(await questions.boards.get(session), draft);
    return reply.send({
      count: similar.length,
      questions: similar.map(({ id, text, votes }) => ({
        href: plenaryUrls.question(session.code, id),
        text,
        votes,
      })),
    });
  });
}

function addressees(programme: Programme, to: readonly string[]) {
  const speakers = speakersOf(programme).map((speaker) => speaker.id);
  return to.includes(ALL_SPEAKERS) ? speakers : speakers.filter((id) => to.includes(id));
}
