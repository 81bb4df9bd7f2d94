import type { FastifyReply, FastifyRequest } from 'fastify';
import { type FormBody, type FormError, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { parseId } from '../../../../platform/ids.ts';
import { type Membership, writeAct } from '../../../endeavours/index.ts';
import { signedIn, signedInPerson } from '../../../people/index.ts';
import type { PerspectivesPages } from '../../pages.ts';
import { perspectivesUrls } from '../../urls.ts';
import { parseStart } from './form.ts';
import { StartPage } from './view.tsx';

/** Starting a conversation; in an endeavour, where stewards do that. */
export function startPages({ app, clock, convening, endeavours }: PerspectivesPages): void {
  /** The endeavour that is named, if this person may start a conversation there. */
  async function stewarded(request: FastifyRequest, text: string): Promise<Membership | undefined> {
    if (text === '') return undefined;
    const id = parseId<'endeavour'>(text);
    const membership =
      id === null
        ? undefined
        : await endeavours.memberships.find(endeavours.memberships.askerOf(request), id);
    if (membership?.can('steward') !== true) throw new NotFound();
    return membership;
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: FormBody,
    errors: readonly FormError[] = [],
  ) {
    const membership = await stewarded(request, typedText(typed, 'endeavour'));
    return reply.page({
      title: 'Start a conversation',
      hasErrors: errors.length > 0,
      backLink: {
        href:
          membership === undefined
            ? perspectivesUrls.list
            : perspectivesUrls.ofEndeavour(membership.endeavour.id),
        text: 'Back to perspectives',
      },
      content: (
        <StartPage
          csrf={reply.generateCsrf()}
          typed={typed}
          errors={errors}
          endeavour={membership?.endeavour}
        />
      ),
    });
  }

  app.get<{ Querystring: { endeavour?: string } }>(
    perspectivesUrls.start,
    { config: { access: signedIn } },
    (request, reply) =>
      show(request, reply, {
        endeavour: request.query.endeavour ?? '',
        audience: 'link',
        moderation: 'before',
        adding: 'yes',
      }),
  );

  app.post(perspectivesUrls.start, { config: { access: signedIn } }, async (request, reply) => {
    const parsed = parseStart(request.body);
    if (!parsed.ok) return show(request, reply.code(422), parsed.typed, parsed.errors);
    const { endeavour, ...input } = parsed.value;
    const membership = await stewarded(request, endeavour);
    const id = await convening.start(signedInPerson(request), {
      ...input,
      audience: membership === undefined && input.audience === 'seats' ? 'signed-in' : input.audience,
      ...(membership === undefined
        ? { context: null }
        : {
            context: `endeavour:${membership.endeavour.id}`,
            alsoWrite: (tx, subject) =>
              writeAct(tx, clock.now(), membership.endeavour.id, membership.held ?? null, {
                kind: 'perspectives-started',
                subject,
              }),
          }),
    });
    return reply.redirect(reply.done(perspectivesUrls.run(id), 'drafted'), 303);
  });
}
