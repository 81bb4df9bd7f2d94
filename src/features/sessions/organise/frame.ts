import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren } from 'preact';
import { signedInPerson } from '../../people/index.ts';
import { sessionFrame } from '../frame.tsx';
import type { Session } from '../session.ts';
import { visitOf } from '../visit.ts';
import type { Inviter, Organiser } from './organiser.ts';
import { organiseUrls } from './urls.ts';

/** The organiser behind a request to a page with the access `organise`. */
export function organiserOf(request: FastifyRequest): Organiser {
  return { visit: visitOf(request), personId: signedInPerson(request).id };
}

/** The same, with their name for invitations. */
export function inviterOf(request: FastifyRequest): Inviter {
  return { ...organiserOf(request), person: signedInPerson(request) };
}

/** Sends one of the organiser's pages, with the way back to the overview. */
export function sendOrganisePage(
  reply: FastifyReply,
  session: Session,
  page: {
    readonly title: string;
    readonly content: ComponentChildren;
    readonly hasErrors?: boolean;
    /** Where the way back leads, if not to the overview. */
    readonly back?: { readonly href: string; readonly text: string };
  },
): FastifyReply {
  return reply.page({
    ...sessionFrame(visitOf(reply.request), 'organise'),
    title: `${page.title} – ${session.title}`,
    hasErrors: page.hasErrors ?? false,
    backLink: page.back ?? { href: organiseUrls.overview(session.code), text: 'Back to the overview' },
    content: page.content,
  });
}
