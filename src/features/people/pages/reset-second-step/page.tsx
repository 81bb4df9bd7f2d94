import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { emailAddress, line } from '../../../../platform/forms/fields.ts';
import { type FormBody, type FormError, parseForm, typedText } from '../../../../platform/forms/form.ts';
import type { PeoplePages } from '../../pages.ts';
import { signedInPerson } from '../../sign-in.ts';
import { administrationPath, resetSecondStepPath } from '../../urls.ts';
import { ResetSecondStepPage } from './view.tsx';

const resetForm = z.object({
  email: emailAddress('Enter the email address of the person'),
  reason: line({ name: 'Reason', max: 300, required: 'Enter how you know that it is them, for the record' }),
});

/** Turning the second step off for somebody who has lost their phone and their recovery codes. */
export function resetSecondStepPages(
  app: FastifyInstance,
  { administration, secondStep }: PeoplePages,
): void {
  const { access } = administration;
  administration.add({
    title: 'Second step of somebody who cannot sign in',
    href: resetSecondStepPath,
    hint: 'Turn it off for a person who has lost their phone and recovery codes.',
  });

  function show(
    reply: FastifyReply,
    {
      typed = {},
      errors = [],
      isDone = false,
    }: Partial<{
      readonly typed: FormBody;
      readonly errors: readonly FormError[];
      readonly isDone: boolean;
    }>,
  ) {
    return reply.page({
      title: 'Second step of somebody who cannot sign in',
      backLink: administrationPath,
      hasErrors: errors.length > 0,
      content: (
        <ResetSecondStepPage
          csrf={reply.generateCsrf()}
          email={typedText(typed, 'email')}
          reason={typedText(typed, 'reason')}
          errors={errors}
          isDone={isDone}
        />
      ),
    });
  }

  app.get<{ Querystring: { done?: string } }>(resetSecondStepPath, { config: { access } }, (request, reply) =>
    show(reply, { isDone: request.query.done === 'yes' }),
  );

  app.post(resetSecondStepPath, { config: { access } }, async (request, reply) => {
    const parsed = parseForm(resetForm, request.body);
    if (!parsed.ok) return show(reply.code(422), parsed);
    const { email, reason } = parsed.value;
    if (await secondStep.reset(signedInPerson(request).id, email, reason)) {
      return reply.redirect(reply.done(resetSecondStepPath, 'yes'), 303);
    }
    const message = 'Nobody with this address has a second step. Check the address';
    return show(reply.code(422), { typed: parsed.value, errors: [{ field: 'email', message }] });
  });
}
