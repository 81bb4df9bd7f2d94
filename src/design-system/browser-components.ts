/** Where our scripts differ from govuk-frontend's. */
import { CharacterCount, Radios } from 'govuk-frontend';
import { countCharacters } from './count-characters.ts';

/** The character count, counting as the server does: govuk-frontend's own counts UTF-16 units. */
export class CodePointCount extends CharacterCount {
  override updateCount(): void {
    if (this.config.countType === 'words') super.updateCount();
    else this.count = countCharacters(this.$textarea.value);
  }
}

/** Radios without `aria-expanded`, which ARIA does not allow on a radio button. */
export class PlainRadios extends Radios {
  override syncConditionalRevealWithInputState(input: HTMLInputElement): void {
    super.syncConditionalRevealWithInputState(input);
    input.removeAttribute('aria-expanded');
  }
}
