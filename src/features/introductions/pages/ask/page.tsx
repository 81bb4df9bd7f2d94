import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { DEFAULT_ZONE } from '../../../../design-system/format.ts';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { text } from '../../../../platform/forms/fields.ts';
import { parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { readerZone } from '../../../../platform/http/pages.tsx';
import { NotFound } from '../../../../platform/http/failures.ts';
import { parseId } from '../../../../platform/ids.ts';
import { directoryUrls, seePerson, type VisiblePerson } from '../../../directory/index.ts';
import { signedIn, signedInPerson } from '../../../people/index.ts';
import { MAX_REASON_LENGTH, REFUSAL_WORDS } from '../../introduction.ts';
import type { IntroductionPages } from '../../pages.ts';
import { partsOf, readTimes, TIME_FIELDS } from '../../times.ts';
import { introductionUrls } from '../../urls.ts';
import { AskPage } from './view.tsx';

const askForm = z.object({
  reason: text({ name: 'Reason', max: MAX_REASON_LENGTH, required: 'Say why you would like to meet' }),
});

const FIELDS = ['reason', ...TIME_FIELDS.flatMap(partsOf)];

function typedIn(body: unknown): Readonly<Record<string, string>> {
  const typed = toFormBody(body);
  return Object.fromEntries(FIELDS.map((field) => [field, typedText(typed, field)]));
}

const zoneOf = (request: FastifyRequest): string => readerZone(request) ?? DEFAULT_ZONE;

interface OfPerson {
  Params: { person: string };
}

/** Asking to be introduced to somebody. */
export function askPages({ app, db, clock, asking }: IntroductionPages): void {
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
          typed={typedIn(request.body)}
          zone={zoneOf(request)}
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
    const zone = zoneOf(request);
    const read = readTimes(toFormBody(request.body), zone, clock.now());
    if (!parsed.ok || 'errors' in read) {
      const errors = [...(parsed.ok ? [] : parsed.errors), ...('errors' in read ? read.errors : [])];
      return show(request, reply.code(422), person, errors);
    }
    const wanted = { ...parsed.value, times: read.times, zone };
    const refusal = await asking.ask(signedInPerson(request), person.id, wanted);
    if (refusal !== null) {
      const message = REFUSAL_WORDS[refusal];
      return show(request, reply.code(422), person, [{ field: 'reason', message }]);
    }
    return reply.redirect(reply.done(introductionUrls.list, 'asked'), 303);
  });
}
