import type { FastifyReply } from 'fastify';
import { cleanText } from '../../../../platform/forms/fields.ts';
import { type FormBody, toFormBody, typedText, typedTexts } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { findPart, type SavePart } from '../../organise/agenda.ts';
import { filledPart, NEW_PART, PART_LABELS } from '../../organise/agenda-form.ts';
import { organiserOf, sendOrganisePage } from '../../organise/frame.ts';
import type { OrganisePages } from '../../organise/pages.ts';
import { type Filled, stampOf } from '../../organise/sections.ts';
import { organiseUrls } from '../../organise/urls.ts';
import { loadProgramme } from '../../repository.ts';
import { type PartId, type Session, speakersOf } from '../../session.ts';
import { visitOf } from '../../visit.ts';
import { PartPage, type PartView } from './view.tsx';

interface Params {
  readonly code: string;
  readonly id: string;
}

/** Adding an agenda item, and changing one. */
export function partPages({ app, db, visits, agenda }: OrganisePages): void {
  const access = visits.to('organise');

  async function show(
    reply: FastifyReply,
    session: Session,
    view: Pick<PartView, 'heading' | 'action' | 'filled' | 'stamp' | 'errors' | 'meanwhile'>,
  ): Promise<FastifyReply> {
    const speakers = speakersOf(await loadProgramme(db, session));
    return sendOrganisePage(reply, session, {
      title: view.heading,
      hasErrors: view.errors.length > 0,
      back: { href: organiseUrls.agenda(session.code), text: 'Back to the agenda' },
      content: <PartPage {...view} session={session} speakers={speakers} csrf={reply.generateCsrf()} />,
    });
  }

  app.get(organiseUrls.newPart(':code'), { config: { access } }, async (request, reply) => {
    const { session } = visitOf(request);
    return show(reply, session, { ...newPart(session.code), filled: NEW_PART, errors: [] });
  });

  app.post(organiseUrls.newPart(':code'), { config: { access } }, async (request, reply) => {
    const { session } = visitOf(request);
    const typed = toFormBody(request.body);
    const result = await agenda.add(organiserOf(request), typed);
    if (result.kind !== 'rejected')
      return reply.redirect(reply.done(organiseUrls.agenda(session.code), 'added'), 303);
    return show(reply.code(422), session, {
      ...newPart(session.code),
      filled: asTyped(typed),
      errors: result.errors,
    });
  });

  app.get<{ Params: Params }>(
    organiseUrls.part(':code', ':id'),
    { config: { access } },
    async (request, reply) => {
      const { session } = visitOf(request);
      const part = findPart(await loadProgramme(db, session), request.params.id);
      if (part === undefined) throw new NotFound();
      const filled = filledPart(part, session);
      return show(reply, session, { ...oldPart(session.code, part.id, stampOf(filled)), filled, errors: [] });
    },
  );

  app.post<{ Params: Params }>(
    organiseUrls.part(':code', ':id'),
    { config: { access } },
    async (request, reply) => {
      const { session } = visitOf(request);
      const id = request.params.id as PartId;
      const typed = toFormBody(request.body);
      const result = await agenda.save(organiserOf(request), id, typed);
      if (result.kind === 'saved' || result.kind === 'gone') {
        return reply.redirect(reply.done(organiseUrls.agenda(session.code), result.kind), 303);
      }
      const stamp = result.kind === 'rejected' ? typedText(typed, 'stamp') : stampOf(result.saved);
      return show(reply.code(result.kind === 'rejected' ? 422 : 409), session, {
        ...oldPart(session.code, id, stamp),
        ...troubleWith(result, asTyped(typed)),
      });
    },
  );
}

function newPart(code: string) {
  return {
    heading: 'Add an agenda item',
    action: organiseUrls.newPart(code),
    stamp: '',
    meanwhile: undefined,
  };
}

function oldPart(code: string, id: PartId, stamp: string) {
  return {
    heading: 'Change an agenda item',
    action: organiseUrls.part(code, id),
    stamp,
    meanwhile: undefined,
  };
}

function troubleWith(
  result: Extract<SavePart, { kind: 'rejected' | 'changed-meanwhile' }>,
  filled: Filled,
): Pick<PartView, 'filled' | 'errors' | 'meanwhile'> {
  if (result.kind === 'rejected') return { filled, errors: result.errors, meanwhile: undefined };
  const differences = Object.entries(PART_LABELS)
    .filter(
      ([name]) =>
        name !== 'speakers' && cleanText(filled[name] ?? '') !== cleanText(result.saved[name] ?? ''),
    )
    .map(([name, label]) => ({ label, saved: result.saved[name] ?? '' }));
  return { filled, errors: [], meanwhile: { by: null, differences } };
}

function asTyped(typed: FormBody): Filled {
  const texts = Object.keys(NEW_PART).map((name) => [name, typedText(typed, name)]);
  return { ...Object.fromEntries(texts), speakers: typedTexts(typed, 'speakers').join(' ') } as Filled;
}
