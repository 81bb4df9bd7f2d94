import type { FastifyRequest } from 'fastify';
import { toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { forumUrls } from '../../urls.ts';

/** Where somebody goes on who has said how closely they follow something: where they said it. */
export function afterFollowing(request: FastifyRequest, page: string): string {
  return typedText(toFormBody(request.body), 'from') === 'following' ? forumUrls.following : page;
}
