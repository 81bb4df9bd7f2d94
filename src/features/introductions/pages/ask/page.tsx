import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { text } from '../../../../platform/forms/fields.ts';
import { parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { parseId } from '../../../../platform/ids.ts';
import { directoryUrls, seePerson, type VisiblePerson } from '../../../directory/index.ts';
import { signedIn, signedInPerson } from '../../../people/index.ts';
import { REFUSAL_WORDS } from '../../introduction.ts';
import type { IntroductionPages } from '../../pages.ts';
import { introductionUrls } from '../../urls.ts';
import { AskPage } from './view.tsx';

const askForm = z.object({
  reason: text({ name: 'Reason', max: 1_000, required: 'Say why you would like to meet' }),
});

interface OfPerson {
  Params: { person: string };
}

/** Asking to be introduced to somebody. */
export function askPages({ app, db, asking }: IntroductionPages): void {
  async function otherOf(request: FastifyRequest<OfPerson>): Promise<VisiblePerson> {
    const viewer = signedInPerson(request);
    const id = parseId<'person'>(request.params.person);
    const person = id === null || id === viewer.id ? undefined : await seePerson(db, viewer, id);
    if (person === undefined || person.name === '') throw new NotFound();
    return person;
  }

  function show(
    request: FastifyRequest<OfPerson>,
    reply: FastifyReply,
    person: VisiblePerson,
    errors: readonly FieldMistake[] = [],
  ): FastifyReply {
    return reply.page({
      title: `Ask to be introduced to ${person.name}`,
      hasErrors: errors.length > 0,
      backLink: directoryUrls.person(person.id),
      content: (
        <AskPage
          person={person}
          reason={typedText(toFormBody(request.body), 'reason')}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  const path = introductionUrls.ask(':person');
  app.get<OfPerson>(path, { config: { access: signedIn } }, async (request, reply) =>
    show(request, reply, await otherOf(request)),
  );

  app.post<OfPerson>(path, { config: { access: signedIn } }, async (request, reply) => {
    const person = await otherOf(request);
    const parsed = parseForm(askForm, request.body);
    if (!parsed.ok) return show(request, reply.code(422), person, parsed.errors);
    const refusal = await asking.ask(signedInPerson(request), person.id, parsed.value.reason);
    if (refusal !== null) {
      const message = REFUSAL_WORDS[refusal];
      return show(request, reply.code(422), person, [{ field: 'reason', message }]);
    }
    return reply.redirect(`${introductionUrls.list}?done=asked`, 303);
  });
}
