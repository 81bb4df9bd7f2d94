import assert from 'node:assert/strict';
import test from 'node:test';
import { analysePerspectives } from '../analyse-perspectives.ts';
import { ConversationBuilder } from '../build-conversation.ts';
import { settle } from '../options.ts';
import { prepare } from '../prepare.ts';
import { conversationOf, votesBy, type Row } from '../../testing/conversations.ts';
import { currentVotes } from './current-votes.ts';
import { orderOfIds } from './identifiers.ts';

const sorted = (ids: readonly string[]) => Array.from(orderOfIds(ids), (place) => ids[place]);

test('OPN-1: a vote is 1, 0 or −1 and nothing else', () => {
  const builder = new ConversationBuilder();
  for (const value of [2, -2, 0.5, Number.NaN]) {
    assert.throws(() => builder.addVote('1', '1', value, 1), { code: 'not_a_vote' });
  }
  assert.throws(() => builder.addVote('1', '1', 1, Number.NaN), { code: 'not_a_time' });
});

test('OPN-2: the latest vote counts, of equal times the later row, whatever the order of rows', () => {
  const valueOf = (rows: readonly Row[]) => [...currentVotes(conversationOf(rows)).matrix.value];
  const early: Row = ['1', '1', 1, 1];
  const late: Row = ['1', '1', -1, 2];
  assert.deepEqual([valueOf([early, late]), valueOf([late, early])], [[-1], [-1]]);
  const same: Row = ['1', '1', 0, 2];
  assert.deepEqual([valueOf([late, same]), valueOf([same, late])], [[0], [-1]]);
  assert.equal(currentVotes(conversationOf([early, late, same])).superseded, 2);
  const tied = (...rows: Row[]) => currentVotes(conversationOf(rows)).tied;
  assert.deepEqual(
    [tied(early, late), tied(late, same), tied(late, late), tied(late, same, ['1', '1', 1, 3])],
    [0, 1, 0, 0],
  );
});

test('OPN-3: rows are in the order of ids by default, of first votes in polis, ties as in the file', () => {
  const rows: Row[] = [
    ['10', '1', 1, 5],
    ['9', '1', 1, 5],
    ['2', '2', 1, 1],
    ['10', '2', 1, 9],
    ['2', '1', 1, 7],
  ];
  const conversation = conversationOf(rows);
  const order = (method: 'default' | 'polis') => {
    const { rowOf, current } = prepare(conversation, settle({ method }));
    return Array.from(rowOf, (row) => conversation.participants[current.personOf[row]!]!.id);
  };
  assert.deepEqual(order('default'), ['2', '9', '10']);
  assert.deepEqual(order('polis'), ['2', '10', '9']);
});

test('OPN-4: ids are in the order of numbers if all are, otherwise of code points', () => {
  assert.deepEqual(sorted(['10', '9', '-1', '100000000000000000001', '100000000000000000000']), [
    '-1',
    '9',
    '10',
    '100000000000000000000',
    '100000000000000000001',
  ]);
  assert.deepEqual(sorted(['10', '9', 'a']), ['10', '9', 'a']);
  assert.deepEqual(sorted(['\u{1f600}', '\uffee', 'é', 'e']), ['e', 'é', '\uffee', '\u{1f600}']);
  assert.deepEqual(
    [sorted(['1', '01', '2']), sorted(['2', '01', '1'])],
    [
      ['01', '1', '2'],
      ['01', '1', '2'],
    ],
  );
});

test('OPN-5: a statement without votes is listed and has no column; one without text is told of', () => {
  const builder = new ConversationBuilder();
  builder.addStatement({ id: '7', text: 'Nobody', lens: null, moderation: 1, isMetadata: false });
  for (const [person, statement, value, time] of votesBy(9, 3, (who, what) => ((who >> what) & 1) * 2 - 1)) {
    builder.addVote(person, statement, value, time);
  }
  const { document } = analysePerspectives(builder.build());
  const silent = document.statements.find(({ id }) => id === '7');
  assert.deepEqual(
    [silent?.votes, silent?.x, silent?.polarisation, silent?.verdict],
    [0, null, null, 'not_enough_data'],
  );
  assert.deepEqual(document.pca?.statementIds, ['0', '1', '2']);
  const unknown = document.statements.find(({ id }) => id === '0');
  assert.deepEqual([unknown?.text, unknown?.moderation], [null, 0]);
  const note = document.notes.find(({ code }) => code === 'UNKNOWN_STATEMENT');
  assert.deepEqual(note?.detail, { statements: ['0', '1', '2'] });
});
