import type { FastifyRequest } from 'fastify';
import type { OnwardLink } from '../../../../design-system/patterns/onward-links.tsx';
import type { Session } from '../../session.ts';

/** What one feature shows of somebody's own on the page that everything starts from. */
export interface StartSection {
  readonly heading: string;
  readonly items: readonly { readonly text: string; readonly href: string; readonly detail: string }[];
  readonly all: { readonly text: string; readonly href: string };
}

/** What goes on from a session elsewhere, as far as whoever asks may see it. */
export type FindOnward = (request: FastifyRequest, session: Session) => Promise<readonly OnwardLink[]>;

/** Finds the section for whoever asks; undefined where there is nothing of theirs. */
export type FindStartSection = (request: FastifyRequest) => Promise<StartSection | undefined>;
