import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { cleanText } from '../../../../platform/forms/fields.ts';
import { toFormBody, typedText, typedTexts } from '../../../../platform/forms/form.ts';
import { signedIn, signedInPerson } from '../../../people/index.ts';
import type { HandingOn, Successor } from '../../handing-on/handing-on.ts';
import { listOffers, namesAt, withdrawOffers, workplacesOf } from '../../handing-on/handing-on.repository.ts';
import type { ForumPages } from '../../pages.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { HandedToMePage, HandOnPage } from './view.tsx';

/** Offering what one did to whoever comes after, and taking what was offered (FOR-63). */
export function handOnPages({ app, db, handing }: ForumPages & { readonly handing: HandingOn }): void {
  const config = { access: signedIn };

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    shown: {
      readonly name: string;
      readonly successor?: Successor | undefined;
      readonly errors?: readonly FieldMistake[];
    },
  ): Promise<FastifyReply> {
    const person = signedInPerson(request);
    const { name, successor, errors = [] } = shown;
    return reply.page({
      title: 'Hand on what you do here',
      hasErrors: errors.length > 0,
      breadcrumbs: crumbs(null),
      content: (
        <HandOnPage
          name={name}
          successor={successor}
          names={await namesAt(db, await workplacesOf(db, person.id), person.id)}
          offers={await listOffers(db, { from: person.id })}
          isOffered={(request.query as { done?: string }).done === 'offered'}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(forumUrls.handOn, { config }, async (request, reply) => {
    const { to } = request.query as { to?: unknown };
    if (typeof to !== 'string') return show(request, reply, { name: '' });
    const name = cleanText(to).slice(0, 200);
    const found =
      name === ''
        ? ({ ok: false, message: 'Enter the full name of whoever comes after you' } as const)
        : await handing.findSuccessor(signedInPerson(request), name);
    if (found.ok) return show(request, reply, { name, successor: found.successor });
    return show(request, reply.code(422), { name, errors: [{ field: 'to', message: found.message }] });
  });

  app.post(forumUrls.handOn, { config }, async (request, reply) => {
    const by = signedInPerson(request);
    const typed = toFormBody(request.body);
    if (typedText(typed, 'act') === 'take-back') {
      await withdrawOffers(db, by.id);
      return reply.redirect(forumUrls.handOn, 303);
    }
    const name = cleanText(typedText(typed, 'to')).slice(0, 200);
    const offered = await handing.offer(by, name, typedTexts(typed, 'things'));
    if (offered.ok) return reply.redirect(reply.done(forumUrls.handOn, 'offered'), 303);
    const found = await handing.findSuccessor(by, name);
    const field = found.ok ? 'things' : 'to';
    return show(request, reply.code(422), {
      name,
      successor: found.ok ? found.successor : undefined,
      errors: [{ field, message: offered.message }],
    });
  });

  app.get(forumUrls.handedToMe, { config }, async (request, reply) =>
    showHanded(request, reply, (request.query as { done?: string }).done),
  );

  app.post(forumUrls.handedToMe, { config }, async (request, reply) => {
    const by = signedInPerson(request);
    const typed = toFormBody(request.body);
    const isAll = typedText(typed, 'all') === 'yes';
    const ids = isAll ? (await handing.waitingFor(db, by)).map(({ id }) => id) : typedTexts(typed, 'offer');
    const accept = typedText(typed, 'answer') === 'accept';
    const outcome = await handing.answer(by, ids, accept);
    if (!outcome.ok) return showHanded(request, reply.code(409), undefined, outcome.message);
    return reply.redirect(reply.done(forumUrls.handedToMe, accept ? 'accepted' : 'declined'), 303);
  });

  async function showHanded(
    request: FastifyRequest,
    reply: FastifyReply,
    told: string | undefined,
    refusal?: string,
  ): Promise<FastifyReply> {
    return reply.page({
      title: 'Offered to you',
      hasErrors: refusal !== undefined,
      breadcrumbs: crumbs(null),
      content: (
        <HandedToMePage
          offers={await handing.waitingFor(db, signedInPerson(request))}
          told={told}
          refusal={refusal}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }
}
