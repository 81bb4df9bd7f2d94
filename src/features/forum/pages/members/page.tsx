import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { checkbox, emailAddress } from '../../../../platform/forms/fields.ts';
import { parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { parseId } from '../../../../platform/ids.ts';
import { signedInPerson } from '../../../people/index.ts';
import type { ForumPages } from '../../pages.ts';
import type { Space } from '../../space.ts';
import { forumVisitOf } from '../../spaces/access.ts';
import { listMembers } from '../../spaces/spaces.repository.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { MembersPage } from './view.tsx';

const addForm = z.object({ email: emailAddress('Enter an email address'), moderator: checkbox });

/** Who belongs to a private space, or keeps order in another; moderators add and remove them where the forum decides. */
export function membersPages({ app, db, rights, spaces }: ForumPages): void {
  const path = forumUrls.spaceAct(':space', 'members');

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FieldMistake[] = [],
  ): Promise<FastifyReply> {
    const { space, rights: own } = forumVisitOf(request);
    return reply.page({
      title: space.kind === 'private' ? 'Members' : 'Who keeps order here',
      hasErrors: errors.length > 0,
      breadcrumbs: crumbs(space),
      content: (
        <MembersPage
          space={space}
          members={await listMembers(
            db,
            space.id,
            space.kind === 'private' ? [] : await rights.moderators(db, space),
          )}
          mayChange={own.mayModerate && space.kind !== 'context'}
          own={signedInPerson(request).id}
          email={typedText(toFormBody(request.body), 'email')}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(path, { config: { access: rights.to('mayWrite') } }, async (request, reply) =>
    show(request, reply),
  );

  /** The feature that owns a context alone says who keeps order in its space. */
  function changedSpace(request: FastifyRequest): Space {
    const { space } = forumVisitOf(request);
    if (space.kind === 'context') throw new NotFound();
    return space;
  }

  app.post(path, { config: { access: rights.to('mayModerate') } }, async (request, reply) => {
    const space = changedSpace(request);
    const parsed = parseForm(addForm, request.body);
    if (!parsed.ok) return show(request, reply.code(422), parsed.errors);
    const { email, moderator } = parsed.value;
    // Nobody needs to be added to another space to read and write in it: whoever is helps to keep order.
    const role = moderator || space.kind !== 'private' ? 'moderator' : 'member';
    await spaces.addMember(signedInPerson(request).id, space.id, email, role);
    return reply.redirect(forumUrls.spaceAct(space.id, 'members'), 303);
  });

  app.post<{ Params: { space: string; person: string } }>(
    `${path}/:person/remove`,
    { config: { access: rights.to('mayModerate') } },
    async (request, reply) => {
      const space = changedSpace(request);
      const member = parseId<'person'>(request.params.person);
      if (member === null) throw new NotFound();
      await spaces.removeMember(signedInPerson(request).id, space.id, member);
      return reply.redirect(forumUrls.spaceAct(space.id, 'members'), 303);
    },
  );
}
