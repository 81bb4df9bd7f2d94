import { hashSecret, randomText, type RandomBytes, secureRandom } from '../../platform/random.ts';
import { readTyped } from './join-code.ts';

const LENGTH = 10;

/** A one-time ticket for a verified session (LIVE-21): ten characters, 50 random bits, none of which look alike. */
export function newTicket(random: RandomBytes = secureRandom): string {
  return randomText(LENGTH, random);
}

/** How a ticket is printed: "K7M2P-X94DR". */
export function showTicket(ticket: string): string {
  return `${ticket.slice(0, 5)}-${ticket.slice(5)}`.toUpperCase();
}

/** What is kept of a ticket. It is read as kindly as a join code. */
export function hashTicket(typed: string): string {
  return hashSecret(readTyped(typed));
}
