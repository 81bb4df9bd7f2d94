import type { Id } from '../../platform/ids.ts';
import type { OrganisationId } from '../organisations/index.ts';
import type { PersonId } from '../people/index.ts';

export const LEVELS = [
  'front-line',
  'team',
  'middle',
  'senior',
  'executive',
  'board',
  'lived-experience',
] as const;
export const REACHES = ['local', 'regional', 'national'] as const;
export const VISIBILITIES = ['members', 'related', 'nobody'] as const;
export type Level = (typeof LEVELS)[number];
export type Reach = (typeof REACHES)[number];
export type Visibility = (typeof VISIBILITIES)[number];

/** The levels that people choose from, in their profile and when they join a session. */
export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  'front-line': 'Front line',
  team: 'Team or service lead',
  middle: 'Middle management',
  senior: 'Senior management',
  executive: 'Executive',
  board: 'Board',
  'lived-experience': 'Lived experience',
};
export const REACH_WORDS: Readonly<Record<Reach, string>> = {
  local: 'Local',
  regional: 'Regional',
  national: 'National',
};
export const VISIBILITY_WORDS: Readonly<Record<Visibility, string>> = {
  members: 'All members',
  related: 'People in my organisation, or who share an endeavour or a space with me',
  nobody: 'Nobody',
};

/** What a person says about themselves, each for those they choose. */
export const FIELDS = [
  'post',
  'place',
  'level',
  'since',
  'workingOn',
  'offers',
  'needs',
  'languages',
  'pronouns',
] as const;
export type Field = (typeof FIELDS)[number];

export const FIELD_WORDS: Readonly<Record<Field, string>> = {
  post: 'Post',
  place: 'Place',
  level: 'Level',
  since: 'In this post since',
  workingOn: 'Working on',
  offers: 'Can offer',
  needs: 'Looking for',
  languages: 'Languages',
  pronouns: 'Pronouns',
};

export interface ProfileDetails {
  readonly post: string;
  readonly place: string;
  readonly level: Level | null;
  readonly reach: Reach | null;
  /** A year, or a year and a month: 2021 or 2021-03. Empty where it is not said. */
  readonly since: string;
  readonly workingOn: string;
  readonly offers: string;
  readonly needs: string;
  readonly languages: string;
  readonly pronouns: string;
}

export interface Profile extends ProfileDetails {
  readonly visibility: Readonly<Partial<Record<Field, Visibility>>>;
}

export const EMPTY_PROFILE: Profile = {
  post: '',
  place: '',
  level: null,
  reach: null,
  since: '',
  workingOn: '',
  offers: '',
  needs: '',
  languages: '',
  pronouns: '',
  visibility: {},
};

/** A person as one who asks may see them: what is not for their eyes is empty. */
export interface VisiblePerson extends ProfileDetails {
  readonly id: PersonId;
  readonly name: string;
  readonly organisationId: OrganisationId | null;
  readonly organisation: string | null;
  /** Whether their address belongs to a domain of the organisation. */
  readonly isVerified: boolean;
  readonly hasProfile: boolean;
}

export interface PastPost {
  readonly id: Id<'past post'>;
  readonly post: string;
  readonly organisationId: OrganisationId | null;
  readonly organisation: string | null;
  readonly place: string;
  readonly since: string;
  readonly until: string;
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** A year, or a month and a year, as people write it; null for anything else. */
export function readSince(typed: string): string | null {
  const words = typed.trim();
  if (words === '' || /^(19|20)\d{2}$/.test(words)) return words;
  const found = /^(?<month>[A-Za-z]{3,9}|\d{1,2})[\s/.-]+(?<year>(19|20)\d{2})$/.exec(words)?.groups;
  const { month = '', year = '' } = found ?? {};
  const number = /^\d/.test(month)
    ? Number(month)
    : MONTHS.findIndex((name) => month !== '' && name.toLowerCase().startsWith(month.toLowerCase())) + 1;
  return number >= 1 && number <= 12 ? `${year}-${String(number).padStart(2, '0')}` : null;
}

/** "March 2021" for 2021-03. */
export function sinceWords(since: string): string {
  const [year = '', month] = since.split('-');
  return month === undefined ? year : `${MONTHS[Number(month) - 1]} ${year}`;
}
