import { z } from 'zod';
import { choice, line, text } from '../../../../platform/forms/fields.ts';
import { languageField } from '../../../../platform/forms/language-field.ts';
import { namingField } from '../../nameless/naming-field.ts';
import { MAX_POST_LENGTH } from '../../post.ts';
import { MAX_TITLE_LENGTH, THREAD_KINDS } from '../../thread.ts';

const title = (required: string) => line({ name: 'Title', max: MAX_TITLE_LENGTH, required });

export const threadForm = z.object({
  kind: choice(THREAD_KINDS, 'Select what kind of thread it is'),
  title: title('Enter a title'),
  text: text({ name: 'Text', max: MAX_POST_LENGTH, required: 'Write something' }),
  language: languageField,
  naming: namingField,
  key: line({ name: 'Key', max: 40, required: 'Open the form again' }),
});

/** The title of a question is called the question. */
export const questionForm = threadForm.extend({ title: title('Enter your question in one line') });
