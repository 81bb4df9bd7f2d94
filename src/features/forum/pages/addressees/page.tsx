import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { choice, line } from '../../../../platform/forms/fields.ts';
import { parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { listOrganisations } from '../../../organisations/index.ts';
import { signedInPerson } from '../../../people/index.ts';
import { ANSWER_DAYS, MAX_REASON_LENGTH } from '../../addressing/addressee.ts';
import type { Addressed, Addressing } from '../../addressing/addressing.ts';
import { listAddressees, writersIn } from '../../addressing/addressing.repository.ts';
import { listOwn } from '../../addressing/asked.ts';
import type { ForumPages } from '../../pages.ts';
import { threadVisitOf } from '../../spaces/access.ts';
import { isQuestion, whyNoReplies } from '../../thread.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { AddresseesPage } from './view.tsx';

const ACTS = ['address', 'hand-on', 'promise'] as const;
const named = line({ name: 'Name', max: 200 });
const role = line({ name: 'Role', max: 80 }).transform((key) => (key === '' ? null : key));
const addressForm = z.object({ name: named, role }).superRefine(isOneOf('name'));
const handOnForm = z
  .object({
    to: named,
    role,
    reason: line({ name: 'Reason', max: MAX_REASON_LENGTH, required: 'Enter why they can answer it' }),
  })
  .superRefine(isOneOf('to'));
const promiseForm = z.object({ days: choice(ANSWER_DAYS, 'Select when you will answer') });

/** A name or a role, not both. */
function isOneOf<Field extends string>(field: Field) {
  return (value: Record<Field, string> & { role: string | null }, context: z.RefinementCtx): void => {
    const hasName = value[field] !== '';
    if (hasName !== (value.role !== null)) return;
    const message = hasName
      ? 'Enter a name or select a role, not both'
      : 'Enter the name of a person or an organisation, or select a role';
    context.addIssue({ code: 'custom', path: [field], message });
  };
}

/** Whom a question is addressed to, on a page of its own so that it works without scripts. */
export function addresseesPages({
  app,
  db,
  rights,
  addressing,
}: ForumPages & { addressing: Addressing }): void {
  const path = forumUrls.threadAct(':thread', 'addressees');
  const access = rights.to('mayWrite');

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FieldMistake[] = [],
    reaches?: number,
  ): Promise<FastifyReply> {
    const { space, thread, rights: own } = threadVisitOf(request);
    const person = signedInPerson(request);
    const typed = toFormBody(request.body);
    const addressees = await listAddressees(db, thread.id);
    const isOpen = isQuestion(thread) && whyNoReplies(thread) === undefined;
    const organisations = (await listOrganisations(db)).map(({ name }) => name);
    return reply.page({
      title: 'Who is asked',
      hasErrors: errors.length > 0,
      breadcrumbs: crumbs(space, thread),
      content: (
        <AddresseesPage
          thread={thread}
          addressees={addressees}
          own={isOpen ? (await listOwn(db, rights, thread, person.id))[0] : undefined}
          mayAddress={isOpen && (own.mayModerate || thread.authorId === person.id)}
          act={ACTS.find((each) => each === typedText(typed, 'act'))}
          name={typedText(typed, 'name') || typedText(typed, 'to')}
          role={typedText(typed, 'role')}
          roles={await rights.roles(db, space)}
          reason={typedText(typed, 'reason')}
          reaches={reaches}
          names={[...(await writersIn(db, space.id)), ...organisations]}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(path, { config: { access } }, async (request, reply) => show(request, reply));

  app.post(path, { config: { access } }, async (request, reply) => {
    const { thread } = threadVisitOf(request);
    const by = signedInPerson(request);
    const typed = toFormBody(request.body);
    const addressee = typedText(typed, 'addressee');
    const isSure = typedText(typed, 'sure') === 'yes';
    const answer = async (field: string, outcome: Addressed): Promise<FastifyReply> => {
      if (outcome.ok) return reply.redirect(forumUrls.threadAct(thread.id, 'addressees'), 303);
      const reaches = 'reaches' in outcome ? outcome.reaches : undefined;
      return show(request, reply.code(422), [{ field, message: outcome.message }], reaches);
    };
    switch (typedText(typed, 'act')) {
      case 'promise': {
        const parsed = parseForm(promiseForm, typed);
        if (!parsed.ok) return show(request, reply.code(422), parsed.errors);
        const days = Number(parsed.value.days);
        return answer('days', await addressing.promise(by, thread.id, addressee, days));
      }
      case 'hand-on': {
        const parsed = parseForm(handOnForm, typed);
        if (!parsed.ok) return show(request, reply.code(422), parsed.errors);
        const { to, ...rest } = parsed.value;
        const wanted = { name: to, ...rest, isSure };
        return answer('to', await addressing.handOn(by, thread.id, addressee, wanted));
      }
      default: {
        const parsed = parseForm(addressForm, typed);
        if (!parsed.ok) return show(request, reply.code(422), parsed.errors);
        return answer('name', await addressing.address(by, thread.id, { ...parsed.value, isSure }));
      }
    }
  });
}
