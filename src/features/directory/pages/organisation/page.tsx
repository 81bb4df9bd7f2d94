import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren } from 'preact';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { NotFound } from '../../../../platform/http/failures.ts';
import { parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import type { OrganisationId } from '../../../organisations/index.ts';
import { type Person, signedIn, signedInPerson } from '../../../people/index.ts';
import { createRunningOrganisations } from '../../organisations.ts';
import {
  findOrganisation,
  listDomains,
  type OrganisationRow,
  sessionsOf,
} from '../../organisations.repository.ts';
import type { DirectoryPages } from '../../pages.ts';
import { searchPeople } from '../../people.repository.ts';
import { directoryUrls } from '../../urls.ts';
import { domainsForm, mergeForm, nameForm } from './form.ts';
import { ChangeOrganisationPage } from './change-view.tsx';
import { OrganisationPage } from './view.tsx';

const LATEST_SESSIONS = 10;
const MOST_WORKING = 10;

interface OfOrganisation {
  Params: { organisation: string };
  Querystring: { done?: string };
}

/** The page of an organisation, and what administrators do with it. */
export function organisationPages({ app, db, clock, people }: DirectoryPages): void {
  const running = createRunningOrganisations(db, clock);
  const { administrator } = people;

  async function sectionsFor(
    id: OrganisationId,
    viewer: Person,
  ): Promise<{ title: string; content: ComponentChildren }[]> {
    const shown: { title: string; content: ComponentChildren }[] = [];
    for (const { title, content } of people.organisationSections) {
      const found = await content(db, id, viewer);
      if (found !== null) shown.push({ title, content: found });
    }
    return shown;
  }

  app.get<OfOrganisation>(
    directoryUrls.organisation(':organisation'),
    { config: { access: signedIn } },
    async (request, reply) => {
      const viewer = signedInPerson(request);
      const found = await findOrganisation(db, request.params.organisation);
      if (found === undefined) throw new NotFound();
      if (found.mergedInto !== null) {
        // Whoever has just merged it is told so on the page it leads to.
        return request.query.done === 'merged'
          ? reply.redirect(reply.done(directoryUrls.organisation(found.mergedInto), 'merged'), 303)
          : reply.redirect(directoryUrls.organisation(found.mergedInto), 301);
      }
      const { people: members, total } = await searchPeople(db, viewer, { organisationId: found.id }, 1);
      const working = await searchPeople(db, viewer, { organisationId: found.id, saysWork: true }, 1);
      return reply.page({
        title: found.name,
        breadcrumbs: [
          { text: 'People', href: directoryUrls.people },
          { text: 'Organisations', href: directoryUrls.organisations },
        ],
        content: (
          <OrganisationPage
            organisation={found}
            working={working.people.slice(0, MOST_WORKING)}
            people={members}
            total={total}
            sessions={await sessionsOf(db, found.id, viewer, LATEST_SESSIONS)}
            sections={await sectionsFor(found.id, viewer)}
            mayChange={people.isAdministrator(viewer)}
            changed={request.query.done}
          />
        ),
      });
    },
  );

  async function showChange(
    request: FastifyRequest<OfOrganisation>,
    reply: FastifyReply,
    errors: readonly FieldMistake[] = [],
  ): Promise<FastifyReply> {
    const organisation = await existing(request);
    const typed = toFormBody(request.body);
    return reply.page({
      title: `Change ${organisation.name}`,
      hasErrors: errors.length > 0,
      backLink: directoryUrls.organisation(organisation.id),
      content: (
        <ChangeOrganisationPage
          organisation={organisation}
          name={typedText(typed, 'name', organisation.name)}
          domains={typedText(typed, 'domains', (await listDomains(db, organisation.id)).join('\n'))}
          into={typedText(typed, 'into')}
          names={await running.names(organisation.id)}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  async function existing(request: FastifyRequest<OfOrganisation>): Promise<OrganisationRow> {
    const found = await findOrganisation(db, request.params.organisation);
    if (found === undefined || found.mergedInto !== null) throw new NotFound();
    return found;
  }

  app.get<OfOrganisation>(
    directoryUrls.organisationAct(':organisation', 'change'),
    { config: { access: administrator } },
    async (request, reply) => showChange(request, reply),
  );

  app.post<OfOrganisation>(
    directoryUrls.organisationAct(':organisation', 'rename'),
    { config: { access: administrator } },
    async (request, reply) => {
      const organisation = await existing(request);
      const parsed = parseForm(nameForm, request.body);
      if (!parsed.ok) return showChange(request, reply.code(422), parsed.errors);
      const done = await running.rename(signedInPerson(request).id, organisation, parsed.value.name);
      if (!done.ok) return showChange(request, reply.code(422), [{ field: 'name', message: done.why }]);
      return reply.redirect(reply.done(directoryUrls.organisation(organisation.id), 'renamed'), 303);
    },
  );

  app.post<OfOrganisation>(
    directoryUrls.organisationAct(':organisation', 'domains'),
    { config: { access: administrator } },
    async (request, reply) => {
      const organisation = await existing(request);
      const parsed = parseForm(domainsForm, request.body);
      if (!parsed.ok) return showChange(request, reply.code(422), parsed.errors);
      const done = await running.setDomains(signedInPerson(request).id, organisation, parsed.value.domains);
      if (!done.ok) return showChange(request, reply.code(422), [{ field: 'domains', message: done.why }]);
      return reply.redirect(reply.done(directoryUrls.organisation(organisation.id), 'domains'), 303);
    },
  );

  app.post<OfOrganisation>(
    directoryUrls.organisationAct(':organisation', 'merge'),
    { config: { access: administrator } },
    async (request, reply) => {
      const organisation = await existing(request);
      const parsed = parseForm(mergeForm, request.body);
      if (!parsed.ok) return showChange(request, reply.code(422), parsed.errors);
      const done = await running.merge(signedInPerson(request).id, organisation, parsed.value.into);
      if (!done.ok) return showChange(request, reply.code(422), [{ field: 'into', message: done.why }]);
      return reply.redirect(reply.done(directoryUrls.organisation(organisation.id), 'merged'), 303);
    },
  );
}
