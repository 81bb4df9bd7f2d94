import type { FastifyReply } from 'fastify';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { parseForm, toFormBody } from '../../../../platform/forms/form.ts';
import { signedIn, signedInPerson } from '../../../people/index.ts';
import type { DirectoryPages } from '../../pages.ts';
import { EMPTY_PROFILE } from '../../profile.ts';
import { findProfile, saveProfile } from '../../profile.repository.ts';
import { directoryUrls } from '../../urls.ts';
import { fieldsOf, fieldsTyped, profileForm, profileOf, type ProfileFields } from './form.ts';
import { ChangeProfilePage } from './view.tsx';

/** Writing one's own profile. */
export function changePages({ app, db, clock }: DirectoryPages): void {
  function show(reply: FastifyReply, fields: ProfileFields, errors: readonly FieldMistake[]): FastifyReply {
    return reply.page({
      title: 'Your profile',
      hasErrors: errors.length > 0,
      breadcrumbs: [{ text: 'People', href: directoryUrls.people }],
      content: <ChangeProfilePage fields={fields} errors={errors} csrf={reply.generateCsrf()} />,
    });
  }

  app.get(directoryUrls.edit, { config: { access: signedIn } }, async (request, reply) => {
    const profile = (await findProfile(db, signedInPerson(request).id)) ?? EMPTY_PROFILE;
    return show(reply, fieldsOf(profile), []);
  });

  app.post(directoryUrls.edit, { config: { access: signedIn } }, async (request, reply) => {
    const { id } = signedInPerson(request);
    const parsed = parseForm(profileForm, request.body);
    if (!parsed.ok) return show(reply.code(422), fieldsTyped(toFormBody(request.body)), parsed.errors);
    await inTransaction(db, (tx) => saveProfile(tx, id, profileOf(parsed.value), clock.now()));
    return reply.redirect(reply.done(directoryUrls.person(id), 'profile'), 303);
  });
}
