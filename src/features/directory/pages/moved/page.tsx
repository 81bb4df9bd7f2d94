import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { line } from '../../../../platform/forms/fields.ts';
import { parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { writeRecord } from '../../../../platform/record/record.ts';
import { listOrganisations, organisationNamed } from '../../../organisations/index.ts';
import { type Person, saveDetails, signedIn, signedInPerson } from '../../../people/index.ts';
import type { DirectoryPages } from '../../pages.ts';
import { deletePastPost, findProfile, insertPastPost, saveProfile } from '../../profile.repository.ts';
import { EMPTY_PROFILE } from '../../profile.ts';
import { directoryUrls } from '../../urls.ts';
import { since } from '../change/form.ts';
import { MovedPage } from './view.tsx';

const movedForm = z.object({
  post: line({ name: 'New post', max: 120, required: 'Enter your new post' }),
  organisation: line({ name: 'Organisation', max: 150, required: 'Enter your organisation' }),
  place: line({ name: 'Place', max: 100 }),
  since,
});
type Moved = z.output<typeof movedForm>;

/** Moving job: the old post stays in the history, and the new one takes its place. */
export function movedPages({ app, db, clock }: DirectoryPages): void {
  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FieldMistake[],
  ): Promise<FastifyReply> {
    const typed = toFormBody(request.body);
    return reply.page({
      title: 'I have moved job',
      hasErrors: errors.length > 0,
      breadcrumbs: [{ text: 'People', href: directoryUrls.people }],
      content: (
        <MovedPage
          post={typedText(typed, 'post')}
          organisation={typedText(typed, 'organisation')}
          place={typedText(typed, 'place')}
          since={typedText(typed, 'since')}
          organisations={(await listOrganisations(db)).map(({ name }) => name)}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  async function move(person: Person, moved: Moved): Promise<void> {
    const now = clock.now();
    await inTransaction(db, async (tx) => {
      const old = (await findProfile(tx, person.id)) ?? EMPTY_PROFILE;
      const { post, place, since: began } = old;
      const { organisationId } = person;
      if (post !== '' || organisationId !== null) {
        const past = { post, place, since: began, organisationId, until: moved.since };
        await insertPastPost(tx, person.id, past, now);
      }
      const next = await organisationNamed(tx, moved.organisation, now);
      await saveDetails(tx, person.id, { name: person.name, organisationId: next });
      const { post: newPost, place: newPlace } = moved;
      await saveProfile(tx, person.id, { ...old, post: newPost, place: newPlace, since: moved.since }, now);
      await writeRecord(tx, now, {
        scope: `person:${person.id}`,
        kind: 'person-moved-job',
        personId: person.id,
        subject: next,
      });
    });
  }

  app.get(directoryUrls.moved, { config: { access: signedIn } }, async (request, reply) =>
    show(request, reply, []),
  );

  app.post(directoryUrls.moved, { config: { access: signedIn } }, async (request, reply) => {
    const person = signedInPerson(request);
    const parsed = parseForm(movedForm, request.body);
    if (!parsed.ok) return show(request, reply.code(422), parsed.errors);
    await move(person, parsed.value);
    return reply.redirect(reply.done(directoryUrls.person(person.id), 'post'), 303);
  });

  app.post<{ Params: { id: string } }>(
    directoryUrls.removePastPost(':id'),
    { config: { access: signedIn } },
    async (request, reply) => {
      const { id } = signedInPerson(request);
      await deletePastPost(db, id, request.params.id);
      return reply.redirect(directoryUrls.person(id), 303);
    },
  );
}
