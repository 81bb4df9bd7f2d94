import type { Level, Reach } from '../features/directory/index.ts';
import { ORGANISATIONS, type OrganisationKey } from './cast.ts';

export interface SamplePerson {
  readonly name: string;
  readonly organisation: string;
  readonly post: string;
  readonly place: string;
  readonly level: Level;
  readonly reach: Reach;
  readonly workingOn: string;
  readonly offers: string;
  readonly needs: string;
}

/** People who signed up after the first session, by organisation: names after plants, each with a post and its level. */
const NAMES: Readonly<Record<OrganisationKey, readonly string[]>> = {
  probation: ['Ada Bramble', 'Ben Clover', 'Cleo Fern', 'Dev Heather', 'Elin Ivy'],
  prison: ['Femi Jasmine', 'Gia Larch', 'Hugo Maple', 'Isla Nettle', 'Jack Oakley'],
  council: ['Kira Poppy', 'Leo Quince', 'Mina Reed', 'Noor Sage', 'Omar Thistle'],
  housing: ['Pia Violet', 'Quinn Willow', 'Rosa Yarrow', 'Sam Acacia', 'Tess Birch'],
  health: ['Uma Cedar', 'Vic Dahlia', 'Wren Elder', 'Xan Foxglove'],
  recovery: ['Yara Gorse', 'Zed Holly', 'Anil Iris', 'Bea Jacaranda'],
  lived: ['Cal Kelp', 'Dot Lavender', 'Eli Magnolia', 'Flo Nasturtium'],
  employers: ['Gus Olive', 'Hana Primrose', 'Ike Rosemary', 'Jude Sorrel'],
  police: ['Kit Tansy', 'Lena Umbra', 'Moss Vetch', 'Nell Wisteria'],
};

const POSTS: readonly (readonly [string, Level, Reach])[] = [
  ['Resettlement worker', 'front-line', 'local'],
  ['Team lead', 'team', 'local'],
  ['Service manager', 'middle', 'regional'],
  ['Head of partnerships', 'senior', 'regional'],
  ['Director', 'executive', 'national'],
];

const PLACES = ['Eastmoor', 'Ravenhill', 'Northshire', 'Harbour Town', 'Fellside'];

/** What each organisation works on, can offer and looks for. */
const MATTERS: Readonly<Record<OrganisationKey, readonly [string, string, string]>> = {
  probation: [
    'Meeting people at the gate instead of three weeks later',
    'Plans for release, written together with the person',
    'Housing that is ready on the day of release',
  ],
  prison: [
    'Release dates that partners know a month before',
    'Visits behind the gate for any partner',
    'Employers who interview people before release',
  ],
  council: [
    'One front door for housing, benefits and family support',
    'Duty-to-refer training for partner teams',
    'Mentors with lived experience of prison',
  ],
  housing: [
    'Forty supported flats for people leaving prison',
    'Supported housing ready on the day of release',
    'Floating health support for tenants',
  ],
  health: [
    'Prescriptions that do not stop at the gate',
    'Health support for tenants, at home',
    'Data on release dates, in time',
  ],
  recovery: [
    'A recovery worker beside every release plan',
    'Recovery groups open on the first evening',
    'Prescriptions continued from prison to community',
  ],
  lived: [
    'Mentoring from somebody who has been there',
    'Mentors with lived experience of prison and release',
    'Paid roles for mentors, not only expenses',
  ],
  employers: [
    'Job offers made before release',
    'Interviews inside prison before release, by employers',
    'Plans for release that name a start date',
  ],
  police: [
    'Fewer recalls for missed appointments',
    'Neighbourhood officers who know the first-night risks',
    'Recovery groups to refer people to',
  ],
};

export const SAMPLE_PEOPLE: readonly SamplePerson[] = Object.entries(NAMES).flatMap(([key, names]) => {
  const organisation = key as OrganisationKey;
  const [workingOn, offers, needs] = MATTERS[organisation];
  return names.map((name, index): SamplePerson => {
    const [post, level, reach] = POSTS[index % POSTS.length] ?? ['Adviser', 'team', 'local'];
    const place = PLACES[(index + organisation.length) % PLACES.length] ?? '';
    const words = index % 2 === 0 ? { offers, needs } : { offers, needs: '' };
    return {
      name,
      organisation: ORGANISATIONS[organisation],
      post,
      place,
      level,
      reach,
      workingOn,
      ...words,
    };
  });
});
