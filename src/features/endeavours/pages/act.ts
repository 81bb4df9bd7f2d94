import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type FormBody, type FormError, parseForm, toFormBody } from '../../../platform/forms/form.ts';
import type { Membership, Memberships, Seated } from '../membership.ts';
import { seatedMembership } from '../membership.ts';
import type { Outcome } from '../outcome.ts';

/** A form that came back: what was typed in which of a page's forms, and what is wrong with it. */
export interface Returned {
  /** The id of the thing whose form it is; empty for a page's only form of its kind. */
  readonly at: string;
  readonly typed: FormBody;
  readonly errors: readonly FormError[];
}

export const nothingReturned: Returned = { at: '', typed: {}, errors: [] };

/** What was typed in the form of that thing; empty in every other form. */
export function typedAt({ at, typed }: Returned, item: string, field: string): string {
  const value = at === item ? typed[field] : undefined;
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

/** The id of a control in the form of a thing, where a page has a form for each of several. */
export function controlId(field: string, item: string): string {
  return item === '' ? field : `${field}-${item}`;
}

interface Act<Schema extends z.ZodType> {
  readonly path: string;
  readonly action: 'take part' | 'steward' | 'end or reopen';
  readonly schema: Schema;
  /** The field that an act's refusal is told at. */
  readonly field: string;
  act(
    by: Membership & { readonly held: Seated },
    value: z.output<Schema>,
    item: string,
    request: FastifyRequest,
  ): Promise<Outcome>;
  /** Where it goes on when it was done. */
  next(by: Membership & { readonly held: Seated }): string;
  /** The page that the form stands on. */
  show(request: FastifyRequest, reply: FastifyReply, returned: Returned): Promise<FastifyReply>;
}

/** A form of a page of an endeavour: done and on to the next page, or the same page with what was typed (422). */
export function addAct<Schema extends z.ZodType>(
  app: FastifyInstance,
  memberships: Memberships,
  { path, action, schema, field, act, next, show }: Act<Schema>,
): void {
  app.post(path, { config: { access: memberships.to(action) } }, async (request, reply) => {
    const by = seatedMembership(request);
    const at = (request.params as { item?: string }).item ?? '';
    const parsed = parseForm(schema, request.body);
    const returned = (errors: readonly FormError[]): Returned => ({
      at,
      typed: toFormBody(request.body),
      errors: errors.map((error) => ({ ...error, field: controlId(error.field, at) })),
    });
    if (!parsed.ok) return show(request, reply.code(422), returned(parsed.errors));
    const outcome = await act(by, parsed.value, at, request);
    if (outcome.ok) return reply.redirect(next(by), 303);
    return show(request, reply.code(422), returned([{ field, message: outcome.message }]));
  });
}
