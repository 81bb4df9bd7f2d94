import { choice } from '../../../platform/forms/fields.ts';
import { NAMINGS } from './nameless.ts';

/** Whose name a post shows; by name where the form does not ask. */
export const namingField = choice(NAMINGS, 'Select whose name is shown').default('name');
