import type { FastifyRequest } from 'fastify';
import { toFormBody, typedText } from '../../platform/forms/form.ts';

/** Where a form that stands on several pages leads back to: a page of the same session, else `otherwise`. */
export function returnTo(request: FastifyRequest, code: string, otherwise: string): string {
  const wanted = typedText(toFormBody(request.body), 'return-to');
  const isOfSession = new RegExp(`^/s/${code}(?:[/?][\\w\\-./?=&]*)?$`).test(wanted);
  return isOfSession && !wanted.includes('//') && !wanted.includes('..') ? wanted : otherwise;
}
