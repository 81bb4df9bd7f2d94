import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFile } from './read-file.ts';
import { MOST_POSTS } from './reading.ts';

const NOW = new Date('2026-11-29T12:00:00Z');

test('FOR-75: a file that is nothing of the kind says what to do', () => {
  const told = (text: string | Buffer) => {
    const found = readFile(Buffer.from(text), NOW);
    return found.ok ? 'read' : found.message;
  };
  assert.match(told(''), /not empty/);
  assert.match(told('PK\u0003\u0004'), /Unpack it/);
  assert.match(told(Buffer.from([0xff, 0xfe, 0x41])), /Save it as UTF-8/);
  assert.match(told(Buffer.from('Caf\xe9,b', 'latin1')), /not in UTF-8.*choose “CSV UTF-8”/);
  assert.match(told(Buffer.from([0x89, 0x50, 0x00])), /Select a JSON or CSV file/);
  assert.match(told(' \n\n'), /not empty/);
  assert.match(told('thread_title;author;created_at;text\nOne;Ada;2026-01-02;Hi'), /separated by semicolons/);
  assert.match(told('thread_title\tauthor\tcreated_at\ttext'), /separated by tabs/);
  assert.match(told('{"a": 1,\n "b": }'), /^Line 2, column 8: here the file stops being JSON/);
  assert.match(told('{}'), /neither a topic/);
  assert.match(told('[1, "two"]'), /neither a topic/);
  assert.match(told('a,b\n1,2'), /these are missing: “thread_title”, “author”/);
  assert.match(told('thread_title,author,created_at,text\nOne,"Ada'), /^Line 2, column 5: /);
  assert.match(told('{"table":"users","record":{"id":1}}'), /holds no discussion/);
  const many = Array.from({ length: MOST_POSTS + 1 }, (_, index) => `One,Ada,2026-01-02,Post ${index}`);
  assert.match(
    told(['thread_title,author,created_at,text', ...many].join('\n')),
    /more than 1,000 threads and 5,000 posts/,
  );
});
