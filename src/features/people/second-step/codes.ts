import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;
/** Clocks of telephones go wrong by half a minute. */
const PERIODS_EITHER_SIDE = 1;
const ISSUER = 'Shared Endeavour';
export const RECOVERY_CODES = 10;

function generatorOf(secret: string, label = ''): TOTP {
  return new TOTP({
    issuer: ISSUER,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_SECONDS,
    secret: Secret.fromBase32(secret),
  });
}

/** 160 random bits in base 32, as RFC 4226 (section 4) recommends. */
export function newStepSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What an app reads from a QR code: the secret, and what to call it. */
export function appAddress(secret: string, email: string): string {
  return generatorOf(secret, email).toString();
}

/** The code that an app shows at a moment (RFC 6238: SHA-1, six digits, half a minute). */
export function codeAt(secret: string, at: Date): string {
  return generatorOf(secret).generate({ timestamp: at.getTime() });
}

/** The half minute since 1970 of which this is the code, if it is one of now or of just before or after. */
export function periodOfCode(secret: string, code: string, now: Date): number | undefined {
  const away = generatorOf(secret).validate({
    token: code,
    timestamp: now.getTime(),
    window: PERIODS_EITHER_SIDE,
  });
  return away === null ? undefined : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + away;
}

/** Twelve digits in three groups: they are typed where the digits of an app are. */
export function newRecoveryCodes(): readonly string[] {
  const group = (): string => String(randomInt(10_000)).padStart(4, '0');
  return Array.from({ length: RECOVERY_CODES }, () => [group(), group(), group()].join(' '));
}

/** What was typed as a code, without spaces and hyphens. */
export function plainCode(typed: string): string {
  return typed.replace(/[\s-]/g, '');
}
