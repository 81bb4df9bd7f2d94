import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { choice, emailAddress, text } from '../../../../platform/forms/fields.ts';
import { type FormBody, type FormError, parseForm, toFormBody } from '../../../../platform/forms/form.ts';
import { localTimeOf } from '../../../../platform/local-time.ts';
import { parseId } from '../../../../platform/ids.ts';
import { signedInPerson } from '../../../people/index.ts';
import { type Conversation, minimumShown } from '../../conversation.ts';
import { listConveners } from '../../conversations.repository.ts';
import { conversationFrame } from '../../frame.ts';
import type { PerspectivesPages } from '../../pages.ts';
import { countParticipants } from '../../participants.repository.ts';
import { perspectivesUrls } from '../../urls.ts';
import { visitOf } from '../../visits.ts';
import { parseSettings } from '../start/form.ts';
import { RunPage } from './view.tsx';

const MOST_LEAST = 100;

const moveForm = z.object({ to: choice(['open', 'paused', 'closed'], 'Choose what to do') });
const inviteForm = z.object({ email: emailAddress('Enter the email address of a convener') });
const embedForm = z.object({
  origins: text({ name: 'Sites', max: 2_000 })
    .transform((value) => [...new Set(value.split(/\s+/).filter((each) => each !== ''))])
    .refine((sites) => sites.every(isSite), {
      error: 'Enter each site as https:// and its name, for example https://www.example.org',
    }),
});

const leastForm = z.object({
  least: text({ name: 'Number', max: 10, required: 'Enter a number of people' })
    .refine((value) => /^\d+$/.test(value) && Number(value) <= MOST_LEAST, {
      error: `Enter a whole number up to ${MOST_LEAST}`,
    })
    .transform(Number),
});

const NOT_RECALCULATED =
  'The number is kept, but the report could not be calculated again. Until it is, no figures are shown that too few people stand behind. Save it again in a few minutes; if it fails again, tell whoever runs this service.';

function isSite(site: string): boolean {
  return (
    URL.canParse(site) &&
    new URL(site).protocol === 'https:' &&
    new URL(site).origin === site.replace(/\/$/, '')
  );
}

/** Opening, pausing and closing a conversation, its settings, its conveners, and where it may be embedded. */
export function runPages({
  app,
  db,
  baseUrl,
  visits,
  convening,
  takingPart,
  calculation,
}: PerspectivesPages): void {
  const access = visits.toRun;

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: FormBody | null = null,
    errors: readonly FormError[] = [],
    done = '',
  ) {
    const visit = visitOf(request);
    const { conversation } = visit;
    return reply.page({
      title: 'Run the conversation',
      ...conversationFrame(visit, 'run'),
      hasErrors: errors.length > 0,
      content: (
        <RunPage
          conversation={conversation}
          standing={visit.standing}
          link={new URL(perspectivesUrls.home(conversation.id), baseUrl).href}
          embedLink={new URL(perspectivesUrls.embed(conversation.id), baseUrl).href}
          statements={(await takingPart.statements(conversation)).length}
          participants={await countParticipants(db, conversation.id)}
          conveners={await listConveners(db, conversation.id)}
          own={request.person?.id ?? null}
          typed={{ ...settingsTyped(conversation), ...typed }}
          errors={errors}
          done={done}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }
  const back = (request: FastifyRequest, reply: FastifyReply, done: string) =>
    reply.redirect(reply.done(perspectivesUrls.run(visitOf(request).conversation.id), done), 303);

  app.get<{ Querystring: { done?: string } }>(
    perspectivesUrls.run(':conversation'),
    { config: { access } },
    (request, reply) => show(request, reply, null, [], request.query.done),
  );

  app.post(perspectivesUrls.run(':conversation'), { config: { access } }, async (request, reply) => {
    const parsed = parseForm(moveForm, request.body);
    if (!parsed.ok) return show(request, reply.code(422), null, parsed.errors);
    const outcome = await convening.move(
      signedInPerson(request).id,
      visitOf(request).conversation.id,
      parsed.value.to,
    );
    if (outcome.ok) return back(request, reply, parsed.value.to);
    return show(request, reply.code(409), null, [{ field: 'to', message: outcome.message }]);
  });

  app.post(perspectivesUrls.settings(':conversation'), { config: { access } }, async (request, reply) => {
    const typed = toFormBody(request.body);
    if ('origins' in typed) {
      const parsed = parseForm(embedForm, request.body);
      if (!parsed.ok) return show(request, reply.code(422), parsed.typed, parsed.errors);
      const sites = parsed.value.origins.map((site) => new URL(site).origin);
      await convening.setEmbedding(signedInPerson(request).id, visitOf(request).conversation.id, sites);
      return back(request, reply, 'sites');
    }
    if ('least' in typed) {
      const parsed = parseForm(leastForm, request.body);
      if (!parsed.ok) return show(request, reply.code(422), parsed.typed, parsed.errors);
      const { id } = visitOf(request).conversation;
      const outcome = await convening.setLeastShown(signedInPerson(request).id, id, parsed.value.least);
      if (!outcome.ok) {
        return show(request, reply.code(422), typed, [{ field: 'least', message: outcome.message }]);
      }
      if (await calculation.attempt(id)) return back(request, reply, 'least');
      return show(request, reply.code(503), typed, [{ field: 'least', message: NOT_RECALCULATED }]);
    }
    const parsed = parseSettings(request.body);
    if (!parsed.ok) return show(request, reply.code(422), { adding: '', ...parsed.typed }, parsed.errors);
    await convening.change(signedInPerson(request).id, visitOf(request).conversation.id, parsed.value);
    return back(request, reply, 'settings');
  });

  app.post(perspectivesUrls.conveners(':conversation'), { config: { access } }, async (request, reply) => {
    const by = signedInPerson(request).id;
    const { id } = visitOf(request).conversation;
    const typed = toFormBody(request.body);
    const leaver = parseId<'person'>(String(typed['leaves'] ?? ''));
    if (leaver !== null) {
      const outcome = await convening.standDown(by, id, leaver);
      if (!outcome.ok)
        return show(request, reply.code(409), null, [{ field: 'email', message: outcome.message }]);
      return leaver === by ? reply.redirect(perspectivesUrls.home(id), 303) : back(request, reply, 'removed');
    }
    const parsed = parseForm(inviteForm, request.body);
    if (!parsed.ok) return show(request, reply.code(422), parsed.typed, parsed.errors);
    await convening.invite(by, id, parsed.value.email);
    return back(request, reply, 'added');
  });
}

function settingsTyped(conversation: Conversation): FormBody {
  const {
    question,
    background,
    language,
    audience,
    moderation,
    addingAllowed,
    opensAt,
    closesAt,
    zone,
    embedOrigins,
  } = conversation;
  return {
    question,
    background,
    language,
    audience,
    moderation,
    ...(addingAllowed ? { adding: 'yes' } : {}),
    origins: embedOrigins.join('\n'),
    least: String(minimumShown(conversation)),
    ...dateTyped('opens', opensAt, zone),
    ...dateTyped('closes', closesAt, zone),
  };
}

function dateTyped(field: string, at: Date | null, zone: string): FormBody {
  if (at === null) return {};
  const { day, month, year } = localTimeOf(at, zone);
  return {
    [`${field}-day`]: String(day),
    [`${field}-month`]: String(month),
    [`${field}-year`]: String(year),
  };
}
