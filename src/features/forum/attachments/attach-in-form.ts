import type { FastifyRequest } from 'fastify';
import type { FieldMistake } from '../../../design-system/patterns/form.tsx';
import { cleanText } from '../../../platform/forms/fields.ts';
import { type FormBody, typedText } from '../../../platform/forms/form.ts';
import { signedInPerson } from '../../people/index.ts';
import type { Space } from '../space.ts';
import { MAX_DESCRIPTION_LENGTH } from './attachment.ts';
import type { Attaching } from './attaching.ts';
import { uploadOf } from './uploads.ts';

/** A form in which a file was attached: its text shows the file at the end, or says why it cannot. */
export interface WithFile {
  readonly status: 200 | 422;
  readonly typed: FormBody;
  readonly errors: readonly FieldMistake[];
}

/**
 * What a form is after "Attach it"; undefined where another of its buttons was pressed. `space` is where it will be
 * posted, undefined for a private thread, which has none before it has begun.
 */
export async function attachInForm(
  attaching: Attaching,
  request: FastifyRequest,
  typed: FormBody,
  space: Space | undefined,
): Promise<WithFile | undefined> {
  if (typedText(typed, 'act') !== 'attach') return undefined;
  const description = cleanText(typedText(typed, 'description')).replace(/\s+/g, ' ');
  if (description.length > MAX_DESCRIPTION_LENGTH) {
    const message = `What it shows must be ${MAX_DESCRIPTION_LENGTH} characters or less`;
    return { status: 422, typed, errors: [{ field: 'description', message }] };
  }
  const attached = await attaching.attach(signedInPerson(request), space, uploadOf(request), description);
  if (!attached.ok) return { status: 422, typed, errors: [attached] };
  const text = [typedText(typed, 'text').trimEnd(), attached.markdown, ''].filter(
    (each, index) => index > 0 || each !== '',
  );
  return { status: 200, typed: { ...typed, text: text.join('\n\n'), description: '' }, errors: [] };
}
