import { LEVEL_WORDS } from '../features/directory/index.ts';

/** Everybody in the sample is named after a tree or another plant, and no organisation in it exists. */
export const ORGANISATIONS = {
  probation: 'Northshire Probation',
  prison: 'Ravenhill Prison',
  council: 'Eastmoor Council',
  housing: 'Harbour Housing Trust',
  health: 'Riverside Health Board',
  recovery: 'Wayfarer Recovery Service',
  lived: 'Lantern Lived Experience Group',
  employers: 'New Start Employers Circle',
  police: 'Fellside Police',
} as const;
export type OrganisationKey = keyof typeof ORGANISATIONS;

/** Only a speaker comes from it. */
const DEPARTMENT = 'Department for Fair Chances';

export interface CastMember {
  readonly role: 'organiser' | 'chair' | 'moderator' | 'speaker' | 'observer';
  readonly name: string;
  readonly post: string;
  readonly organisation: string;
  readonly deputy?: boolean;
}

/** Who runs the sessions and who speaks, in the order of the programme. */
export const CAST = {
  amina: {
    role: 'organiser',
    name: 'Amina Rowan',
    post: 'Programme lead',
    organisation: ORGANISATIONS.council,
  },
  joss: { role: 'chair', name: 'Joss Alder', post: 'Chair', organisation: ORGANISATIONS.health },
  priya: {
    role: 'moderator',
    name: 'Priya Hazel',
    post: 'Engagement lead',
    organisation: ORGANISATIONS.housing,
    deputy: true,
  },
  tom: { role: 'moderator', name: 'Tom Linden', post: 'Policy officer', organisation: ORGANISATIONS.council },
  dana: { role: 'speaker', name: 'Dana Juniper', post: 'Governor', organisation: ORGANISATIONS.prison },
  marcus: {
    role: 'speaker',
    name: 'Marcus Elm',
    post: 'Director of Homes',
    organisation: ORGANISATIONS.housing,
  },
  sofia: {
    role: 'speaker',
    name: 'Sofia Laurel',
    post: 'Head of Probation',
    organisation: ORGANISATIONS.probation,
  },
  kwame: {
    role: 'speaker',
    name: 'Kwame Aspen',
    post: 'Director, Second Chances',
    organisation: DEPARTMENT,
  },
  ruth: { role: 'speaker', name: 'Ruth Maple', post: 'Peer lead', organisation: ORGANISATIONS.lived },
  ines: { role: 'observer', name: 'Ines Cedar', post: 'Evaluator', organisation: DEPARTMENT },
} as const satisfies Record<string, CastMember>;
export type CastKey = keyof typeof CAST;
export type SpeakerKey = 'dana' | 'marcus' | 'sofia' | 'kwame' | 'ruth';

/** `.example` is kept free by RFC 2606: no mail reaches anybody. */
export const SAMPLE_DOMAIN = 'sample.example';

export function addressOf(key: CastKey): string {
  return `${CAST[key].name.toLowerCase().replace(' ', '.')}@${SAMPLE_DOMAIN}`;
}

const GIVEN_NAMES =
  'Ada Bilal Carys Dev Elin Femi Gita Huw Iris Jonah Kezia Leon Mei Nadia Owen Petra Quinn Rosa Sami Tess Uma Viktor Wren Yusuf Zara'.split(
    ' ',
  );
const SURNAMES =
  'Ash Birch Bramble Clover Fern Furze Gorse Heather Holly Ivy Larch Mallow Myrtle Oak Pine Poplar Reed Rush Sage Sorrel Thorn Vetch Yew'.split(
    ' ',
  );

/** The name of the delegate with that number: none comes twice below 575. */
export function delegateName(number: number): string {
  return `${GIVEN_NAMES[number % GIVEN_NAMES.length]} ${SURNAMES[(number * 7) % SURNAMES.length]}`;
}

const LEVELS = (['front-line', 'team', 'middle', 'front-line', 'senior', 'front-line'] as const).map(
  (level) => LEVEL_WORDS[level],
);
const PLACES = ['Local', 'Local', 'Regional', 'Local', 'National'];

export function delegateLevel(number: number, organisation: OrganisationKey): string {
  return organisation === 'lived' ? LEVEL_WORDS['lived-experience'] : (LEVELS[number % LEVELS.length] ?? '');
}

export function delegatePlace(number: number): string {
  return PLACES[number % PLACES.length] ?? '';
}
