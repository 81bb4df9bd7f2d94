import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { text } from '../../../../platform/forms/fields.ts';
import { parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { parseId } from '../../../../platform/ids.ts';
import { signedIn, signedInPerson } from '../../../people/index.ts';
import { DAYS_AFTER_NO, mayAskAgain } from '../../joining/joining.ts';
import { findJoinable, isMember, latestRequest, listJoinable } from '../../joining/requests.repository.ts';
import type { JoiningPages } from '../../pages.ts';
import type { Space } from '../../space.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { AskToJoinPage, JoinablePage } from './view.tsx';

const askForm = z.object({
  words: text({ name: 'Words', max: 1_000, required: 'Say who you are and why you would like to join' }),
});

interface OfSpace {
  Params: { space: string };
}

/** Private spaces that everybody may ask to join. Any other private space is as if it did not exist. */
export function askToJoinPages({ app, db, clock, asking }: JoiningPages): void {
  const path = forumUrls.spaceAct(':space', 'ask-to-join');
  const config = { access: signedIn };

  async function spaceOf(request: FastifyRequest<OfSpace>): Promise<Space> {
    const id = parseId<'space'>(request.params.space);
    const space = id === null ? undefined : await findJoinable(db, id);
    if (space === undefined) throw new NotFound();
    return space;
  }

  async function show(
    request: FastifyRequest<OfSpace>,
    reply: FastifyReply,
    space: Space,
    errors: readonly FieldMistake[] = [],
  ): Promise<FastifyReply> {
    const { id } = signedInPerson(request);
    if (await isMember(db, space.id, id)) return reply.redirect(forumUrls.space(space.id), 303);
    const latest = await latestRequest(db, space.id, id);
    return reply.page({
      title: `Ask to join ${space.name}`,
      hasErrors: errors.length > 0,
      breadcrumbs: [...crumbs(null), { text: 'Spaces to join', href: forumUrls.joinable }],
      content: (
        <AskToJoinPage
          space={space}
          latest={latest}
          mayAsk={mayAskAgain(latest, clock.now())}
          words={typedText(toFormBody(request.body), 'words')}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(forumUrls.joinable, { config }, async (request, reply) =>
    reply.page({
      title: 'Spaces to join',
      breadcrumbs: crumbs(null),
      content: <JoinablePage spaces={await listJoinable(db, signedInPerson(request).id)} />,
    }),
  );

  app.get<OfSpace>(path, { config }, async (request, reply) => show(request, reply, await spaceOf(request)));

  app.post<OfSpace>(path, { config }, async (request, reply) => {
    const space = await spaceOf(request);
    const parsed = parseForm(askForm, request.body);
    if (!parsed.ok) return show(request, reply.code(422), space, parsed.errors);
    if (!(await asking.ask(signedInPerson(request), space, parsed.value.words))) {
      const message = `Your request waits, or was declined less than ${DAYS_AFTER_NO} days ago`;
      return show(request, reply.code(422), space, [{ field: 'words', message }]);
    }
    return reply.redirect(forumUrls.spaceAct(space.id, 'ask-to-join'), 303);
  });

  app.post<OfSpace>(`${path}/withdraw`, { config }, async (request, reply) => {
    const space = await spaceOf(request);
    const person = signedInPerson(request);
    const latest = await latestRequest(db, space.id, person.id);
    if (latest !== undefined) await asking.withdraw(person, space.id, latest.id);
    return reply.redirect(forumUrls.spaceAct(space.id, 'ask-to-join'), 303);
  });
}
