import type { FastifyInstance, FastifyReply } from 'fastify';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { type FormError, parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { findOrganisations, listOrganisations, organisationNamed } from '../../../organisations/index.ts';
import type { PeoplePages } from '../../pages.ts';
import type { Person } from '../../person.ts';
import { saveDetails } from '../../repository.ts';
import { safeReturnTo } from '../../return-to.ts';
import { signedIn, signedInPerson } from '../../sign-in.ts';
import { accountPath, detailsPath, welcomePath } from '../../urls.ts';
import { type Details, detailsForm } from './form.ts';
import { DetailsPage, type DetailsView } from './view.tsx';

type Frame = Pick<DetailsView, 'heading' | 'lead' | 'action' | 'button' | 'returnTo'>;

const welcome = (returnTo: string): Frame => ({
  heading: 'Welcome. What is your name?',
  lead: 'Others see it beside what you do under your name, together with your organisation.',
  action: welcomePath(),
  button: 'Continue',
  returnTo,
});

const change: Frame = { heading: 'Change your details', action: detailsPath, button: 'Save' };

/** Name and organisation: asked for at the first sign-in, and changed from the account. */
export function detailsPages(app: FastifyInstance, pages: PeoplePages): void {
  async function show(reply: FastifyReply, frame: Frame, typed: Details, errors: readonly FormError[] = []) {
    const organisations = (await listOrganisations(pages.db)).map(({ name }) => name);
    return reply.page({
      title: frame.heading,
      hasErrors: errors.length > 0,
      ...(frame.returnTo === undefined ? { backLink: accountPath } : {}),
      content: (
        <DetailsPage {...frame} {...typed} {...{ organisations, errors }} csrf={reply.generateCsrf()} />
      ),
    });
  }

  async function detailsOf(person: Person): Promise<Details> {
    const found =
      person.organisationId === null ? [] : await findOrganisations(pages.db, [person.organisationId]);
    return { name: person.name, organisation: found[0]?.name ?? '' };
  }

  async function save(person: Person, { name, organisation }: Details): Promise<void> {
    await inTransaction(pages.db, async (tx) => {
      const organisationId =
        organisation === '' ? null : await organisationNamed(tx, organisation, pages.clock.now());
      await saveDetails(tx, person.id, { name, organisationId });
    });
  }

  app.get<{ Querystring: { 'return-to'?: string } }>(
    welcomePath(),
    { config: { access: signedIn } },
    async (request, reply) =>
      show(
        reply,
        welcome(safeReturnTo(request.query['return-to'])),
        await detailsOf(signedInPerson(request)),
      ),
  );
  app.get(detailsPath, { config: { access: signedIn } }, async (request, reply) =>
    show(reply, change, await detailsOf(signedInPerson(request))),
  );

  for (const path of [welcomePath(), detailsPath]) {
    app.post(path, { config: { access: signedIn } }, async (request, reply) => {
      const typed = toFormBody(request.body);
      const returnTo = safeReturnTo(typedText(typed, 'return-to'));
      const parsed = parseForm(detailsForm, request.body);
      if (!parsed.ok) {
        const frame = path === detailsPath ? change : welcome(returnTo);
        const asTyped = { name: typedText(typed, 'name'), organisation: typedText(typed, 'organisation') };
        return show(reply.code(422), frame, asTyped, parsed.errors);
      }
      await save(signedInPerson(request), parsed.value);
      return reply.redirect(path === detailsPath ? reply.done(accountPath, 'details') : returnTo, 303);
    });
  }
}
