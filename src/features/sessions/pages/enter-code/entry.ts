import { readJoinCode, showJoinCode } from '../../join-code.ts';

/** Why a code leads nowhere, in a sentence that says what to do. */
export function codeMistake(typed: string): string {
  if (typed.trim() === '') return 'Enter the join code';
  const code = readJoinCode(typed);
  return code === null
    ? 'A join code has 6 letters and numbers, like K7M 2PX. Check it against the screen or your invitation'
    : `No session has the code ${showJoinCode(code)}. Check it against the screen or your invitation`;
}

export const TOO_MANY_CODES =
  'Too many wrong codes were tried from this network. Wait a minute, then try again';
