import type { FastifyReply, FastifyRequest } from 'fastify';
import { formatTime } from '../../../../design-system/format.ts';
import { FormErrors } from '../../../../design-system/patterns/form.tsx';
import { Island } from '../../../../design-system/patterns/island.tsx';
import { LiveRegion, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { type FormError, parseForm, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { wantsJson } from '../../../../platform/http/request.ts';
import { newId, parseId } from '../../../../platform/ids.ts';
import {
  namingChoices,
  OPENINGS,
  type Session,
  sessionFrame,
  sessionUrls,
  STATE_WORDS,
  visitOf,
  whyNotNow,
} from '../../../sessions/index.ts';
import type { CommentPages } from '../../pages.ts';
import { commentUrls } from '../../urls.ts';
import { commentForm } from './form.ts';
import type { CommentsModel } from './model.ts';
import { OwnComments } from './own-view.tsx';
import { CommentsView } from './view.tsx';
import { WriteComment } from './write-view.tsx';

interface ListRoute {
  Querystring: { before?: string; from?: string; done?: string };
}

interface Typed {
  readonly text: string;
  readonly naming: string;
  readonly key: string;
  readonly errors: readonly FormError[];
}

/** The comments along a session, and writing one. */
export function commentsPage({ app, clock, visits, reading, writing }: CommentPages): void {
  async function modelOf(request: FastifyRequest<ListRoute>, reply: FastifyReply): Promise<CommentsModel> {
    const visit = visitOf(request);
    const { session, seat } = visit;
    const { comments, last, isNewest, total } = await reading.page(session, seat?.id, {
      before: parseId<'comment'>(request.query.before ?? '') ?? undefined,
      from: parseId<'comment'>(request.query.from ?? '') ?? undefined,
    });
    return {
      code: session.code,
      version: session.version,
      eventsUrl: sessionUrls.events(session.code),
      stateWords: STATE_WORDS[session.state],
      zone: session.zone,
      comments,
      total,
      last,
      isNewest,
      mayReact: session.commentsAllowed && visit.can('vote'),
      here: request.url,
      csrf: reply.generateCsrf(),
      updatedAt: formatTime(clock.now(), session.zone),
    };
  }

  async function show(
    request: FastifyRequest<ListRoute>,
    reply: FastifyReply,
    typed?: Typed,
  ): Promise<FastifyReply> {
    const visit = visitOf(request);
    const { session, seat } = visit;
    const model = await modelOf(request, reply);
    if (wantsJson(request)) return reply.send(model);
    const errors = typed?.errors ?? [];
    const maySpeak = visit.roles.has('guest') || visit.roles.has('participant');
    return reply.page({
      title: 'Comments',
      ...sessionFrame(visit, 'comments'),
      hasErrors: errors.length > 0,
      content: (
        <div class="govuk-grid-row">
          <div class="govuk-grid-column-two-thirds">
            <LiveRegion />
            <FormErrors errors={errors.map((error) => ({ ...error, field: 'text' }))} />
            <PageHeading caption={session.title}>Comments</PageHeading>
            <div class="se-session-state">
              <p class="se-session-state__text">
                <strong>{model.stateWords}</strong>
              </p>
            </div>
            {visit.can('moderate') && (
              <p class="govuk-body">
                <a class="govuk-link" href={commentUrls.moderate(session.code)}>
                  Moderate comments
                </a>
              </p>
            )}
            {request.query.done !== undefined && <div data-draft-sent={`comment:${session.code}`} />}
            {maySpeak && (
              <WriteComment
                code={session.code}
                csrf={model.csrf}
                sendKey={typed?.key ?? newId()}
                typed={{ text: typed?.text ?? '', naming: typed?.naming ?? session.naming }}
                errors={errors}
                namings={namingChoices(session)}
                looksFirst={session.moderation === 'before'}
                closed={whyClosed(session)}
              />
            )}
            {seat !== undefined && (
              <OwnComments code={session.code} csrf={model.csrf} comments={await reading.ofSeat(seat.id)} />
            )}
            <Island name="comments" model={model}>
              <CommentsView model={model} />
            </Island>
          </div>
        </div>
      ),
    });
  }

  app.get<ListRoute>(commentUrls.list(':code'), { config: { access: visits.to('read') } }, (request, reply) =>
    show(request, reply),
  );

  app.post<ListRoute>(
    commentUrls.list(':code'),
    { config: { access: visits.to('comment') } },
    async (request, reply) => {
      const { session, seat } = visitOf(request);
      if (seat === undefined) throw new NotFound();
      const parsed = parseForm(commentForm, request.body);
      if (!parsed.ok) {
        const { typed, errors } = parsed;
        return show(request, reply.code(422), {
          text: typedText(typed, 'text'),
          naming: typedText(typed, 'naming', session.naming),
          key: typedText(typed, 'key', newId()),
          errors,
        });
      }
      const { text, key } = parsed.value;
      const naming = parsed.value.naming ?? session.naming;
      const result = await writing.write({ seat, text, naming, key });
      if (result.ok) return reply.redirect(reply.done(commentUrls.list(session.code), 'sent'), 303);
      const errors = [{ field: 'text', message: result.message }];
      return show(request, reply.code(409), { text, naming, key, errors });
    },
  );
}

function whyClosed({ state, commentsAllowed }: Session): string | null {
  if (!commentsAllowed) return 'Comments are switched off in this session. You can ask a question instead.';
  return OPENINGS[state].questions ? null : whyNotNow(state, 'comments');
}
