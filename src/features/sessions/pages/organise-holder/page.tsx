import type { FastifyReply } from 'fastify';
import { cleanText } from '../../../../platform/forms/fields.ts';
import { type FormBody, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { listOrganisations } from '../../../organisations/index.ts';
import { inviterOf, sendOrganisePage } from '../../organise/frame.ts';
import type { OrganisePages } from '../../organise/pages.ts';
import type { SaveHolder } from '../../organise/people.ts';
import { filledHolder, HOLDER_LABELS, NEW_HOLDER } from '../../organise/people-form.ts';
import { type Filled, stampOf } from '../../organise/sections.ts';
import { organiseUrls } from '../../organise/urls.ts';
import { listRoles } from '../../repository.ts';
import type { RoleHolder, RoleId, Session } from '../../session.ts';
import { visitOf } from '../../visit.ts';
import { HolderPage, type HolderView } from './view.tsx';

interface Params {
  readonly code: string;
  readonly id: string;
}

type State = Pick<HolderView, 'filled' | 'stamp' | 'errors' | 'meanwhile'>;

/** Inviting somebody to a role, and changing what is said of them. */
export function holderPages({ app, db, visits, people }: OrganisePages): void {
  const access = visits.to('organise');

  async function show(
    reply: FastifyReply,
    session: Session,
    known: RoleHolder | undefined,
    state: State,
  ): Promise<FastifyReply> {
    const title = known === undefined ? 'Invite somebody' : 'Change a role';
    return sendOrganisePage(reply, session, {
      title,
      hasErrors: state.errors.length > 0,
      back: { href: organiseUrls.people(session.code), text: 'Back to people' },
      content: (
        <HolderPage
          {...state}
          session={session}
          heading={title}
          known={known}
          organisations={(await listOrganisations(db)).map(({ name }) => name)}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  async function getHolder(session: Session, id: string): Promise<RoleHolder> {
    const holder = (await listRoles(db, session.id)).find((each) => each.id === id);
    if (holder === undefined) throw new NotFound();
    return holder;
  }

  app.get(organiseUrls.invite(':code'), { config: { access } }, async (request, reply) =>
    show(reply, visitOf(request).session, undefined, unchanged(NEW_HOLDER)),
  );

  app.post(organiseUrls.invite(':code'), { config: { access } }, async (request, reply) => {
    const { session } = visitOf(request);
    const typed = toFormBody(request.body);
    const result = await people.invite(inviterOf(request), typed);
    if (isDone(result)) return toList(reply, session, result);
    return show(reply.code(422), session, undefined, troubleWith(result, typed, NEW_HOLDER));
  });

  app.get<{ Params: Params }>(
    organiseUrls.holder(':code', ':id'),
    { config: { access } },
    async (request, reply) => {
      const { session } = visitOf(request);
      const holder = await getHolder(session, request.params.id);
      return show(reply, session, holder, unchanged(filledHolder(holder)));
    },
  );

  app.post<{ Params: Params }>(
    organiseUrls.holder(':code', ':id'),
    { config: { access } },
    async (request, reply) => {
      const { session } = visitOf(request);
      const typed = toFormBody(request.body);
      const result = await people.save(inviterOf(request), request.params.id as RoleId, typed);
      if (isDone(result)) return toList(reply, session, result);
      const holder = await getHolder(session, request.params.id);
      const status = result.kind === 'rejected' ? 422 : 409;
      return show(reply.code(status), session, holder, troubleWith(result, typed, filledHolder(holder)));
    },
  );
}

function isDone(result: SaveHolder): result is Extract<SaveHolder, { kind: 'saved' | 'gone' }> {
  return result.kind === 'saved' || result.kind === 'gone';
}

function toList(
  reply: FastifyReply,
  session: Session,
  result: Extract<SaveHolder, { kind: 'saved' | 'gone' }>,
): FastifyReply {
  const done = result.kind === 'saved' && result.isInvited ? 'invited' : result.kind;
  return reply.redirect(reply.done(organiseUrls.people(session.code), done), 303);
}

function unchanged(filled: Filled): State {
  return { filled, stamp: stampOf(filled), errors: [], meanwhile: undefined };
}

function troubleWith(
  result: Exclude<SaveHolder, { kind: 'saved' | 'gone' }>,
  typed: FormBody,
  saved: Filled,
): State {
  const kept = Object.entries(saved).map(([name, value]) => [
    name,
    // What has no field in the form of somebody who has accepted stays as it is.
    typedText(typed, name, name === 'role' || name === 'email' ? value : ''),
  ]);
  const filled = Object.fromEntries(kept) as Filled;
  if (result.kind === 'rejected') {
    return { filled, errors: result.errors, meanwhile: undefined, stamp: typedText(typed, 'stamp') };
  }
  const differences = Object.entries(HOLDER_LABELS)
    .filter(([name]) => cleanText(filled[name] ?? '') !== cleanText(result.saved[name] ?? ''))
    .map(([name, label]) => ({ label, saved: result.saved[name] ?? '' }));
  return { filled, errors: [], meanwhile: { by: null, differences }, stamp: stampOf(result.saved) };
}
