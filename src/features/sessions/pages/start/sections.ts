import type { FastifyRequest } from 'fastify';

/** What one feature shows of somebody's own on the page that everything starts from. */
export interface StartSection {
  readonly heading: string;
  readonly items: readonly { readonly text: string; readonly href: string; readonly detail: string }[];
  readonly all: { readonly text: string; readonly href: string };
}

/** Finds the section for whoever asks; undefined where there is nothing of theirs. */
export type FindStartSection = (request: FastifyRequest) => Promise<StartSection | undefined>;
