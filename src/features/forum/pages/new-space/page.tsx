import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { checkbox, choice, line, text } from '../../../../platform/forms/fields.ts';
import { parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { signedIn, signedInPerson } from '../../../people/index.ts';
import type { ForumPages } from '../../pages.ts';
import { forumVisitOf } from '../../spaces/access.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { ChangeSpacePage, NewSpacePage } from './view.tsx';

const details = {
  name: line({ name: 'Name', max: 80, required: 'Enter a name' }),
  purpose: text({ name: 'Purpose', max: 500 }),
};
const newSpaceForm = z.object({
  ...details,
  kind: choice(['private', 'public'], 'Select who it is for'),
});
const changeForm = z.object({
  ...details,
  'open-to-world': checkbox,
  'holds-first-posts': checkbox,
  'takes-nameless': checkbox,
  pictures: checkbox,
  documents: checkbox,
  'most-mb': number('The largest file', 999),
  archived: checkbox,
  remind: number('Days until whoever was asked is reminded', 90),
  tell: number('Days until moderators are told', 180),
});

/** A whole number; empty for the usual. */
function number(name: string, most: number) {
  const message = `${name} must be a whole number from 1 to ${most}, or empty`;
  return line({ name, max: 10 })
    .refine(
      (typed) => typed === '' || (/^\d{1,3}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= most),
      message,
    )
    .transform((typed) => (typed === '' ? null : Number(typed)));
}

/** Making a space and changing what it is. */
export function spaceFormPages({
  app,
  rights,
  spaces,
  clock,
  answerDays,
  attaching,
  isAdministrator,
}: ForumPages): void {
  function showNew(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FieldMistake[],
  ): FastifyReply {
    const typed = toFormBody(request.body);
    return reply.page({
      title: 'New space',
      hasErrors: errors.length > 0,
      breadcrumbs: crumbs(null),
      content: (
        <NewSpacePage
          name={typedText(typed, 'name')}
          purpose={typedText(typed, 'purpose')}
          kind={typedText(typed, 'kind', 'private')}
          mayMakePublic={isAdministrator(signedInPerson(request).email)}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(forumUrls.newSpace, { config: { access: signedIn } }, async (request, reply) =>
    showNew(request, reply, []),
  );

  app.post(forumUrls.newSpace, { config: { access: signedIn } }, async (request, reply) => {
    const person = signedInPerson(request);
    const parsed = parseForm(newSpaceForm, request.body);
    if (!parsed.ok) return showNew(request, reply.code(422), parsed.errors);
    if (parsed.value.kind === 'public' && !isAdministrator(person.email)) {
      const message = 'Only administrators make spaces for everybody. Select “Only people I add”.';
      return showNew(request, reply.code(422), [{ field: 'kind', message }]);
    }
    return reply.redirect(forumUrls.space(await spaces.create(person.id, parsed.value)), 303);
  });

  const change = forumUrls.spaceAct(':space', 'change');
  const access = rights.to('mayModerate');

  function showChange(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FieldMistake[] = [],
    typed?: { name: string; purpose: string; remind: string; tell: string; mostMb: string },
  ): FastifyReply {
    const { space } = forumVisitOf(request);
    return reply.page({
      title: 'Change this space',
      hasErrors: errors.length > 0,
      breadcrumbs: crumbs(space),
      content: (
        <ChangeSpacePage
          space={space}
          typed={
            typed ?? {
              name: space.name,
              purpose: space.purpose,
              remind: String(space.remindAfterDays ?? ''),
              tell: String(space.tellAfterDays ?? ''),
              mostMb: String(space.attachmentMostMb ?? ''),
            }
          }
          usual={answerDays}
          rules={attaching.rules}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(change, { config: { access } }, async (request, reply) => showChange(request, reply));

  app.post(change, { config: { access } }, async (request, reply) => {
    const { space } = forumVisitOf(request);
    const parsed = parseForm(changeForm, request.body);
    const body = toFormBody(request.body);
    const typed = {
      name: typedText(body, 'name'),
      purpose: typedText(body, 'purpose'),
      remind: typedText(body, 'remind'),
      tell: typedText(body, 'tell'),
      mostMb: typedText(body, 'most-mb'),
    };
    if (!parsed.ok) return showChange(request, reply.code(422), parsed.errors, typed);
    const { name, purpose, archived, remind, tell } = parsed.value;
    if ((tell ?? answerDays.tell) <= (remind ?? answerDays.remind)) {
      const message = 'Enter more days until moderators are told than until whoever was asked is reminded';
      return showChange(request, reply.code(422), [{ field: 'tell', message }], typed);
    }
    await spaces.change(signedInPerson(request).id, space.id, {
      name,
      purpose,
      openToWorld: parsed.value['open-to-world'] && space.kind === 'public',
      holdsFirstPosts: parsed.value['holds-first-posts'],
      takesNameless: parsed.value['takes-nameless'],
      takesPictures: parsed.value.pictures,
      takesDocuments: parsed.value.documents,
      attachmentMostMb: parsed.value['most-mb'],
      remindAfterDays: remind,
      tellAfterDays: tell,
      archivedAt: archived ? (space.archivedAt ?? clock.now()) : null,
    });
    return reply.redirect(forumUrls.space(space.id), 303);
  });
}
