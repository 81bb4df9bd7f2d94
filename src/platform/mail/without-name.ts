/** Somebody whom no message names any more. */
export interface Forgotten {
  readonly address: string;
  /** As messages give it; empty where there is none. */
  readonly name: string;
  /** What stands in place of both from then on. */
  readonly instead: string;
}

/** A text that neither names somebody nor gives their address. The name is found as a whole, written as it is. */
export function withoutName(text: string, { address, name, instead }: Forgotten): string {
  const rest = text.replaceAll(new RegExp(whole(address), 'giu'), instead);
  return name === '' ? rest : rest.replaceAll(new RegExp(whole(name), 'gu'), instead);
}

function whole(words: string): string {
  const escaped = words.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
  return String.raw`(?<![\p{L}\p{M}\p{N}])${escaped}(?![\p{L}\p{M}\p{N}])`;
}
