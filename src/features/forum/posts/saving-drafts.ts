import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../../../platform/clock.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import { cleanText } from '../../../platform/forms/fields.ts';
import { type FormBody, typedText } from '../../../platform/forms/form.ts';
import { wantsJson } from '../../../platform/http/request.ts';
import { signedInPerson } from '../../people/index.ts';
import { namingField } from '../nameless/naming-field.ts';
import { languageField } from '../../../platform/forms/language-field.ts';
import { MAX_POST_LENGTH } from '../post.ts';
import { type Draft, deleteDraft, findSent, putDraft } from './drafts.repository.ts';

/** More than may be posted, so that what has to be shortened is kept until it is. */
const MAX_DRAFT_LENGTH = 2 * MAX_POST_LENGTH;

/** Keeps what was typed; an empty draft goes. False where it is too long to be kept. */
export async function saveDraft(
  { db, clock }: { readonly db: Queryable; readonly clock: Clock },
  request: FastifyRequest,
  draft: Omit<Draft, 'savedAt' | 'reviewOn'> & Partial<Pick<Draft, 'reviewOn'>> & { readonly key: string },
): Promise<boolean> {
  const { place, title, text, language, reviewOn = null, fields, key } = draft;
  const { id } = signedInPerson(request);
  const others = Object.entries(fields).flat().join('').length;
  if (title.length + text.length + others > MAX_DRAFT_LENGTH) return false;
  // A script may save what has been posted a moment before: then there is no draft any more.
  const isPosted = (await findSent(db, { personId: id, key, since: new Date(0) })) !== undefined;
  if (isPosted) return true;
  // Whose name is shown says nothing alone.
  const hasNothing = Object.keys(fields).every((name) => name === 'naming');
  if (title === '' && text === '' && reviewOn === null && hasNothing) await deleteDraft(db, id, place);
  else await putDraft(db, id, { place, title, text, language, reviewOn, fields, savedAt: clock.now() });
  return true;
}

export const DRAFT_TOO_LONG = {
  field: 'text',
  message: `A draft can have ${MAX_DRAFT_LENGTH} characters at most. Your text is kept below: shorten it, or keep it somewhere else.`,
};

/** What a form sends of a draft besides its title. */
export function draftWords(
  typed: FormBody,
): Pick<Draft, 'text' | 'language' | 'fields'> & { readonly key: string } {
  const language = languageField.safeParse(typedText(typed, 'language') || undefined).data ?? 'en';
  const naming = namingField.safeParse(typedText(typed, 'naming') || undefined).data ?? 'name';
  return {
    text: cleanText(typedText(typed, 'text')),
    language,
    fields: naming === 'name' ? {} : { naming },
    key: typedText(typed, 'key'),
  };
}

/** A script that saves while somebody writes goes on; a person sees the form again, from what is kept. */
export function answerSaved(request: FastifyRequest, reply: FastifyReply, form: string): FastifyReply {
  return wantsJson(request) ? reply.send({ saved: true }) : reply.redirect(form, 303);
}
