import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { cleanText } from '../../../platform/forms/fields.ts';
import { type FormBody, toFormBody, typedText } from '../../../platform/forms/form.ts';
import { listOrganisations } from '../../organisations/index.ts';
import { getSession, loadProgramme } from '../repository.ts';
import { visitOf } from '../visit.ts';
import { organiserOf, sendOrganisePage } from './frame.ts';
import type { OrganisePages } from './pages.ts';
import { type Filled, PROMISED, type SectionName, type SettingsForm, stampOf } from './sections.ts';
import type { SaveResult } from './settings.ts';
import { hasQuestions } from './settings.repository.ts';
import type { Meanwhile, SettingsView } from './settings-view.tsx';
import { organiseUrls } from './urls.ts';

type State = Pick<SettingsView, 'filled' | 'errors' | 'meanwhile' | 'tooLate'>;

/** A page with one form of settings: shows what is saved, saves what is typed, and loses none of it. */
export function settingsPage<Name extends SectionName>(
  pages: OrganisePages,
  form: SettingsForm<Name>,
  page: {
    readonly path: (code: string) => string;
    readonly title: string;
    readonly view: (view: SettingsView) => VNode;
  },
): void {
  const { app, db, visits, settings } = pages;

  async function show(request: FastifyRequest, reply: FastifyReply, state?: State): Promise<FastifyReply> {
    const session = await getSession(db, visitOf(request).session.id);
    const saved = form.filled(await loadProgramme(db, session));
    const view: SettingsView = {
      session,
      csrf: reply.generateCsrf(),
      stamp: stampOf(saved),
      isFixed: await hasQuestions(db, session.id),
      organisations: (await listOrganisations(db)).map(({ name }) => name),
      ...(state ?? { filled: saved, errors: [], meanwhile: undefined, tooLate: [] }),
    };
    const hasErrors = view.errors.length > 0;
    return sendOrganisePage(reply, session, { title: page.title, hasErrors, content: page.view(view) });
  }

  app.get(page.path(':code'), { config: { access: visits.to('organise') } }, (request, reply) =>
    show(request, reply),
  );

  app.post(page.path(':code'), { config: { access: visits.to('organise') } }, async (request, reply) => {
    const typed = toFormBody(request.body);
    const result = await settings.save(organiserOf(request), form, typed);
    const { id, code } = visitOf(request).session;
    if (result.kind === 'saved') {
      return reply.redirect(reply.done(organiseUrls.overview(code), form.name), 303);
    }
    const session = await getSession(db, id);
    const saved = form.filled(await loadProgramme(db, session));
    const status = result.kind === 'rejected' ? 422 : 409;
    return show(request, reply.code(status), stateAfter(result, saved, typed, form.labels));
  });
}

function stateAfter(
  result: Exclude<SaveResult, { kind: 'saved' }>,
  saved: Filled,
  typed: FormBody,
  labels: Readonly<Record<string, string>>,
): State {
  const filled = asTyped(saved, typed);
  const nothing = { filled, errors: [], meanwhile: undefined, tooLate: [] };
  switch (result.kind) {
    case 'rejected':
      return { ...nothing, errors: result.errors };
    case 'changed-meanwhile':
      return {
        ...nothing,
        meanwhile: { by: result.by, differences: differencesOf(filled, result.saved, labels) },
      };
    case 'promised': {
      const kept = Object.fromEntries(result.fields.map((name) => [name, result.saved[name] ?? '']));
      return {
        ...nothing,
        filled: { ...filled, ...kept },
        tooLate: result.fields.map((name) => labels[name] ?? name),
      };
    }
  }
}

/** The form as it was typed. What is promised has no field in a form that came too late for it. */
function asTyped(saved: Filled, typed: FormBody): Filled {
  const promised: readonly string[] = PROMISED;
  return Object.fromEntries(
    Object.entries(saved).map(([name, value]) => [
      name,
      typedText(typed, name, promised.includes(name) ? value : ''),
    ]),
  );
}

function differencesOf(
  filled: Filled,
  saved: Filled,
  labels: Readonly<Record<string, string>>,
): Meanwhile['differences'] {
  return Object.entries(labels)
    .filter(([name]) => cleanText(filled[name] ?? '') !== cleanText(saved[name] ?? ''))
    .map(([name, label]) => ({ label, saved: saved[name] ?? '' }));
}
