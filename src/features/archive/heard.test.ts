import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { heardBy, heardOrganisations, type SeatGroup } from './heard.ts';

function group(set: Partial<SeatGroup>): SeatGroup {
  return { organisation: '', place: '', level: '', asked: false, answered: false, people: 1, ...set };
}

test('OPN-79: groups of fewer than three people are put together', () => {
  const rows = heardBy(
    [
      group({ level: 'Front line', people: 9 }),
      group({ level: 'Front line', asked: true, answered: true, people: 3 }),
      group({ level: 'Front line', asked: true, people: 1 }),
      group({ level: 'Board', people: 2 }),
      group({ level: 'Team or service lead', people: 1 }),
    ],
    'level',
  );
  assert.deepEqual(rows, [
    { group: 'Front line', joined: 13, asked: 4, answered: 3 },
    { group: null, joined: 3, asked: 'fewer than 3', answered: 'fewer than 3' },
  ]);
});

test('OPN-81: where all but a few of a group asked, no figure tells so of each of them', () => {
  const rows = heardBy(
    [
      group({ place: 'Local', asked: true, people: 4 }),
      group({ place: 'Local', people: 1 }),
      group({ place: 'National', people: 5 }),
    ],
    'place',
  );
  assert.deepEqual(
    rows?.map(({ asked }) => asked),
    ['nearly all or all', 'fewer than 3'],
  );
});

test('no figure that is told stands for fewer than three people, nor leaves fewer than three over', () => {
  const anyGroup = fc.record({
    organisation: fc.constantFrom('', 'a', 'b'),
    place: fc.constantFrom('', 'Local', 'Regional', 'National'),
    level: fc.constant(''),
    asked: fc.boolean(),
    answered: fc.boolean(),
    people: fc.integer({ min: 1, max: 8 }),
  });
  fc.assert(
    fc.property(fc.array(anyGroup, { maxLength: 12 }), (groups) => {
      for (const { joined, asked, answered } of heardBy(groups, 'place') ?? []) {
        if (joined === null) {
          assert.equal(asked ?? answered, null);
          continue;
        }
        assert.ok(joined >= 3);
        for (const figure of [asked, answered]) {
          if (typeof figure === 'number') assert.ok(figure >= 3 && joined - figure >= 3);
        }
      }
    }),
  );
});

test('LIVE-25: a question counts for the organisation that is shown with it, and for no other', () => {
  const rows = heardOrganisations(
    [
      group({ organisation: 'np', people: 4 }),
      group({ organisation: 'rp', people: 3 }),
      group({ organisation: 'fp', people: 3 }),
    ],
    [
      { organisation: 'Northshire Probation', isAnswered: true },
      { organisation: 'Northshire Probation', isAnswered: false },
      { organisation: null, isAnswered: true },
      { organisation: 'An organisation that has left', isAnswered: false },
    ],
    new Map([
      ['np', 'Northshire Probation'],
      ['rp', 'Ravenhill Prison'],
      ['fp', 'Fellside Police'],
    ]),
  );
  assert.deepEqual(rows, [
    { organisation: 'Fellside Police', joined: 3, questions: 0, answered: 0 },
    { organisation: 'Northshire Probation', joined: 4, questions: 2, answered: 1 },
    { organisation: 'Ravenhill Prison', joined: 3, questions: 0, answered: 0 },
    { organisation: null, joined: null, questions: 1, answered: 0 },
    { organisation: '', joined: null, questions: 1, answered: 1 },
  ]);
});

test('nobody joined: there is nothing to tell, and nothing breaks', () => {
  assert.deepEqual(heardBy([], 'level'), []);
  assert.deepEqual(heardOrganisations([], [], new Map()), []);
});
