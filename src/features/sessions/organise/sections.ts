import { hashSecret } from '../../../platform/random.ts';
import type { FormBody, FormError, ParsedForm } from '../../../platform/forms/form.ts';
import type { Joining, Moderation, Naming, Programme, Session } from '../session.ts';

/** What the organiser sets in "Details". */
export interface Details {
  readonly title: string;
  readonly description: string;
  readonly zone: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly opensAt: Date | null;
  readonly goesLiveAt: Date | null;
}

export interface Reading {
  readonly title: string;
  readonly url: string;
}

/** What the organiser sets in "Links and language". */
export interface Links {
  readonly callUrl: string | null;
  readonly captionsUrl: string | null;
  readonly signLanguageUrl: string | null;
  readonly language: string;
  readonly readings: readonly Reading[];
}

/** What the organiser sets in "Who may join". */
export interface JoiningSettings {
  readonly joining: Joining;
  readonly allowedDomains: readonly string[];
  /** Names of organisations, in the order in which they are offered. */
  readonly organisations: readonly string[];
}

/** What the organiser sets in "Asking and voting". */
export interface AskingSettings {
  readonly naming: Naming;
  readonly morePrivateAllowed: boolean;
  readonly moderation: Moderation;
  readonly moderationRules: string;
  readonly maxOpenQuestions: number;
  readonly hideVotesUntilVoted: boolean;
  readonly commentsAllowed: boolean;
  readonly repliesAllowed: boolean;
  readonly queueAlertSeconds: number;
  readonly retentionDays: number;
  readonly labels: readonly string[];
}

export interface SectionValues {
  readonly details: Details;
  readonly links: Links;
  readonly joining: JoiningSettings;
  readonly asking: AskingSettings;
}

export type SectionName = keyof SectionValues;

/** What stands in the fields of a form, by their names; an empty text for a box that is not ticked. */
export type Filled = Readonly<Record<string, string>>;

/** One form of settings, pure: how it is filled from what is saved, and read from what is typed. */
export interface SettingsForm<Name extends SectionName> {
  readonly name: Name;
  /** Every field with its name for people, in the order of the page. */
  readonly labels: Readonly<Record<string, string>>;
  filled(programme: Programme): Filled;
  read(typed: FormBody): ParsedForm<SectionValues[Name]>;
}

/** Settings that people rely on once the first question is asked (LIVE-17). Their fields have the same names. */
export const PROMISED = ['naming', 'joining', 'retentionDays'] as const satisfies readonly (keyof Session)[];

/** Tells whether something was saved since a form was filled. */
export function stampOf(filled: Filled): string {
  return hashSecret(JSON.stringify(Object.entries(filled))).slice(0, 16);
}

/** Mistakes in the order in which their fields stand on the page. */
export function inPageOrder(
  errors: readonly FormError[],
  labels: Readonly<Record<string, string>>,
): FormError[] {
  const fields = Object.keys(labels);
  return errors.toSorted((a, b) => fields.indexOf(a.field) - fields.indexOf(b.field));
}
