/** Ids with up to so many digits are looked up in a list, of at most 4 MB. */
const MOST_DIGITS = 6;
const NONE = -1;

/**
 * The place of each id. Ids in files are mostly whole numbers: those are found in a list by their value, in a third of
 * the time that a map takes for a text that was cut out of a file.
 */
export class PlacesOfIds {
  readonly #byText = new Map<string, number>();
  #byNumber = new Int32Array(1024).fill(NONE);

  get(id: string): number | undefined {
    const number = smallNumber(id);
    if (number < 0) return this.#byText.get(id);
    const place = number < this.#byNumber.length ? this.#byNumber[number]! : NONE;
    return place === NONE ? undefined : place;
  }

  set(id: string, place: number): void {
    const number = smallNumber(id);
    if (number < 0) {
      this.#byText.set(id, place);
      return;
    }
    if (number >= this.#byNumber.length) {
      const larger = new Int32Array(Math.max(number + 1, this.#byNumber.length * 2)).fill(NONE);
      larger.set(this.#byNumber);
      this.#byNumber = larger;
    }
    this.#byNumber[number] = place;
  }
}

/** The value of a short decimal number; negative for every other text, also for one that begins with a needless 0. */
function smallNumber(id: string): number {
  if (id.length === 0 || id.length > MOST_DIGITS) return NONE;
  let number = 0;
  for (let at = 0; at < id.length; at += 1) {
    const digit = id.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9 || (digit === 0 && number === 0 && id.length > 1)) return NONE;
    number = number * 10 + digit;
  }
  return number;
}
