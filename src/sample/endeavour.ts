import type { EndeavourId, Membership, Seated, SeatWords } from '../features/endeavours/index.ts';
import { organisationNamed } from '../features/organisations/index.ts';
import {
  findPerson,
  type Person,
  type PersonId,
  personWithEmail,
  saveDetails,
} from '../features/people/index.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { hashSecret, newSecret } from '../platform/random.ts';
import { CAST, type CastKey, ORGANISATIONS, SAMPLE_DOMAIN } from './cast.ts';
import { tellRound, type Told } from './tell-shape.ts';

const DAY_MS = 24 * 3600 * 1000;
const DEPARTMENT = CAST.kwame.organisation;

type Key = CastKey | Joiner;

/** Who comes to the endeavour and not to the sessions; some have signed up by themselves before. */
const JOINERS = {
  nadia: { name: 'Nadia Oak', organisation: ORGANISATIONS.housing },
  orla: { name: 'Orla Hawthorn', organisation: DEPARTMENT },
  cal: { name: 'Cal Kelp', organisation: ORGANISATIONS.lived },
  ada: { name: 'Ada Bramble', organisation: ORGANISATIONS.probation },
  ben: { name: 'Ben Clover', organisation: ORGANISATIONS.probation },
} as const;
type Joiner = keyof typeof JOINERS;

type Act = Membership & { readonly held: Seated };

function seat(
  name: string,
  organisation: string,
  kind: SeatWords['kind'],
  place: string,
  level: string,
): SeatWords {
  const isPseudonymous = kind === 'lived-experience';
  return { name, organisation, kind, place, level, isPseudonymous, isCommunity: false };
}

/** Who is invited to which seat, in this order; the last one is taken by a link, without an account. */
const SEATS: readonly (readonly [Key | 'robin', SeatWords])[] = [
  ['dana', seat('Governor', ORGANISATIONS.prison, 'delivery', 'Ravenhill', 'Front line')],
  ['ruth', seat('Peer lead', ORGANISATIONS.lived, 'lived-experience', 'Northshire', 'Lived experience')],
  ['amina', seat('Programme lead', ORGANISATIONS.council, 'delivery', 'Eastmoor', 'Local')],
  ['tom', seat('Policy officer', ORGANISATIONS.council, 'policy', 'Eastmoor', 'Local')],
  ['marcus', seat('Director of Homes', ORGANISATIONS.housing, 'partner', 'Northshire', 'Regional')],
  ['priya', seat('Engagement lead', ORGANISATIONS.housing, 'partner', 'Eastmoor', 'Front line')],
  ['joss', seat('Clinical lead', ORGANISATIONS.health, 'delivery', 'Northshire', 'Local')],
  ['kwame', seat('Director, Second Chances', DEPARTMENT, 'policy', 'England', 'National')],
  ['ines', seat('Evaluator', DEPARTMENT, 'policy', 'England', 'National')],
  [
    'robin',
    seat('Been through the gate', ORGANISATIONS.lived, 'lived-experience', 'Eastmoor', 'Lived experience'),
  ],
];

/** Who shares a seat, and with whom: three of its organisations are heard with three voices each. */
const SHARED: readonly (readonly [Joiner, Key])[] = [
  ['orla', 'ines'],
  ['cal', 'ruth'],
  ['ada', 'sofia'],
  ['ben', 'sofia'],
];

const WHY: Readonly<Partial<Record<Key, string>>> = {
  sofia: 'In my first week I met a man who had been released to a bus stop. I have kept count since.',
  ruth: 'I came out with a bag and a phone with no credit. Nobody had told my sister the day.',
  dana: 'We open the gate on a Friday. What happens by Monday is decided before that.',
  joss: 'A prescription that ends at the gate is the most dangerous thing we do.',
};

/** The endeavour *Leaving prison*: eleven seats in seven organisations, as they stand after four months. */
export async function tellEndeavour(
  told: Told,
  people: ReadonlyMap<CastKey, PersonId>,
  loadedAt: Date,
): Promise<EndeavourId> {
  const { features, db, clock } = told;
  const { endeavours } = features;
  const before = (daysAgo: number): Date => new Date(loadedAt.getTime() - daysAgo * DAY_MS);
  const day = (daysAgo: number): void => clock.tell(before(daysAgo));
  const due = (daysAhead: number): Date => new Date(loadedAt.getTime() + daysAhead * DAY_MS);

  const accounts = new Map<Key, PersonId>(people);
  async function person(key: Key): Promise<Person> {
    const id = accounts.get(key);
    const found = id === undefined ? undefined : await findPerson(db, id);
    if (found === undefined) throw new Error(`${key} has no account.`);
    return found;
  }

  day(120);
  const id = await endeavours.starting.start(await person('sofia'), {
    title: 'Leaving prison',
    issue:
      'A person leaving prison meets seven organisations in the first week, and none of them knows what the others do. Many are back inside within a year.',
    forWhom: 'People leaving prison, their families, and those who live near them',
    aim: 'Nobody leaves Ravenhill without a bed, a prescription and a person to call.',
    openness: 'network',
    places: ['England', 'Northshire', 'Eastmoor', 'Ravenhill'],
    levels: ['National', 'Regional', 'Local', 'Front line', 'Lived experience'],
    in: ['The day of release', 'The first twelve weeks outside'],
    out: ['Sentencing'],
    seat: seat('Head of Probation', ORGANISATIONS.probation, 'delivery', 'Northshire', 'Regional'),
  });

  async function as(key: Key | { readonly device: string }): Promise<Act> {
    const asker = typeof key === 'string' ? { personId: (await person(key)).id } : { personId: null, ...key };
    const membership = await endeavours.memberships.find(asker, id);
    if (membership?.held === undefined) throw new Error('Somebody in the story holds no seat.');
    return { ...membership, held: membership.held };
  }

  async function must(outcome: Promise<{ readonly ok: boolean; readonly message?: string }>): Promise<void> {
    const { ok, message } = await outcome;
    if (!ok) throw new Error(message);
  }

  const robin = { device: hashSecret(newSecret()) };
  async function join(key: Key | 'robin', to: SeatWords | Seated['seat']['id'], by: Key): Promise<void> {
    const invited = await endeavours.invitations.invite(await as(by), { seat: to, email: '', message: '' });
    if (!invited.ok) throw new Error(invited.message);
    const secret = invited.link.split('/').at(-1) ?? '';
    const who =
      key === 'robin'
        ? ({ kind: 'device', deviceHash: robin.device, name: 'Robin' } as const)
        : ({ kind: 'person', person: await person(key), pseudonym: '' } as const);
    await must(endeavours.invitations.accept(secret, who));
  }

  for (const [index, [key, words]] of SEATS.entries()) {
    day(118 - index);
    await join(key, words, 'sofia');
  }
  day(106);
  for (const [key, holder] of SHARED) {
    accounts.set(key, await makePerson(key));
    await join(key, (await as(holder)).held.seat.id, 'sofia');
  }
  for (const [key, text] of Object.entries(WHY)) {
    await must(endeavours.committing.sayWhy(await as(key as Key), text));
  }

  day(100);
  for (const key of ['ruth', 'dana'] as const) {
    const { held } = await as(key);
    const wanted = { memberId: held.member.id, termMonths: 6, why: 'Trusted by more than one side' };
    await must(endeavours.choosing.propose(await as('sofia'), wanted));
  }
  day(98);
  for (const { id: proposal } of await endeavours.proposals(db, id)) {
    for (const key of ['ruth', 'dana', 'amina', 'tom', 'marcus', 'priya', 'joss', 'kwame'] as const) {
      await must(endeavours.choosing.answer(await as(key), proposal, 'consent', ''));
    }
    await must(endeavours.choosing.answer(await as(robin), proposal, 'consent', ''));
    await must(endeavours.choosing.answer(await as('ines'), proposal, 'consent', ''));
  }

  await tellRound(told, id, 'first', before(92));

  day(80);
  await must(
    endeavours.drawing.add(await as('joss'), 'Drug treatment inside', 'in', 'It decides the first week'),
  );
  const edge = await endeavours.edge(db, id);
  const treatment = edge.find(({ text }) => text === 'Drug treatment inside')?.id ?? '';
  await must(endeavours.drawing.say(await as('kwame'), treatment, 'out', 'Another board looks after this'));
  await must(
    endeavours.drawing.say(await as('ruth'), treatment, 'in', 'You cannot cut a person in two at the gate'),
  );
  for (const [key, reason] of [
    ['ruth', 'The first money decides the first night'],
    ['marcus', 'We cannot sign a tenancy without a claim'],
  ] as const) {
    await must(endeavours.naming.name(await as(key), 'Job centres', reason));
  }
  const cell = { place: 'Ravenhill', level: 'National' };
  await must(endeavours.naming.sayNeeded(await as('dana'), cell, false, 'The prison has no national office'));

  day(70);
  const promise = async (key: Key, text: string, reason: string, days: number) =>
    must(endeavours.committing.promise(await as(key), { text, reason, dueOn: due(days) }));
  await promise('dana', 'No releases after 2pm on a Friday', 'Nothing is open after that', -30);
  await promise('marcus', 'Hold six rooms for people leaving Ravenhill', 'A bed comes before everything', 21);
  await promise('joss', 'Send prescriptions to the pharmacy before the day of release', '', -7);
  await promise('tom', 'Write one page on who decides about local connection', '', 10);
  await promise('kwame', 'Find out which rule stops bank accounts being opened inside', '', 40);

  day(45);
  const acts = await endeavours.acts(db, id, { limit: 200 });
  const invitation = acts.find(
    ({ sentence, isPrivileged }) => isPrivileged && sentence.includes('Evaluator'),
  );
  if (invitation === undefined) throw new Error('The story has no act to challenge.');
  const why = 'Two seats for the department and one for the prison: who decided that?';
  await must(endeavours.challenges.challenge(await as('amina'), invitation.id, why));
  day(43);
  const answer =
    'Nobody did, and it shows. The evaluator writes for all of us, and the coverage grid now shows the gaps.';
  const [challenge] = await endeavours.challenged(db, id);
  await must(endeavours.challenges.answer(await as('ruth'), challenge?.id ?? '', answer));

  day(29);
  const [settled] = (await endeavours.commitments(db, id)).filter(({ text }) =>
    text.startsWith('No releases'),
  );
  await must(
    endeavours.committing.settle(
      await as('dana'),
      settled?.id ?? '',
      'not-kept',
      'Courts send the papers at 3pm. We can move the gate, not the courts: somebody from the courts is missing.',
    ),
  );

  await handOn(27);
  day(20);
  await must(endeavours.leaving.leave(await as('tom')));
  await tellRound(told, id, 'second', before(18));
  return id;

  /** Priya moves on, and Nadia takes the seat over. */
  async function handOn(daysAgo: number): Promise<void> {
    day(daysAgo);
    const { held } = await as('priya');
    await must(endeavours.handing.open(await as('priya'), due(-daysAgo + 5)));
    const text = (words: string) => ({ text: words, isSkipped: false });
    const nothing = { text: '', isSkipped: true };
    await must(
      endeavours.handing.handOn(await as('priya'), {
        role: text(
          'I keep tenants and the seven organisations talking. I stopped writing minutes: nobody read them.',
        ),
        people: text(
          'Talk to Ruth Maple about what people really ask on the first day. I owe Joss Alder an introduction to our repairs team.',
        ),
        promises: text(
          'Marcus Elm’s six rooms depend on our letting team: ask in the first week of each month.',
        ),
        open: text('Whether a reference from the prison counts as a tenancy reference.'),
        why: text(
          'We chose rooms over deposits because deposits went unpaid for months. Eastmoor Council saw it differently.',
        ),
        next: text(
          'Walk from the gate to our office with somebody on the day. I would stop the monthly report.',
        ),
        stuck: text('Local connection rules. My guess: each office fears being the only one to bend.'),
        read: text('The shared record of the first month, and the edge.'),
        thanks: nothing,
      }),
    );
    await must(endeavours.leaving.leave(await as('priya')));
    day(daysAgo - 6);
    accounts.set('nadia', await makePerson('nadia'));
    await join('nadia', held.seat.id, 'ruth');
  }

  async function makePerson(key: Joiner): Promise<PersonId> {
    return inTransaction(db, async (tx) => {
      const now = clock.now();
      const { name, organisation } = JOINERS[key];
      const email = `${name.toLowerCase().replace(' ', '.')}@${SAMPLE_DOMAIN}`;
      const { id: personId } = await personWithEmail(tx, email, now);
      await saveDetails(tx, personId, {
        name,
        organisationId: await organisationNamed(tx, organisation, now),
      });
      return personId;
    });
  }
}
