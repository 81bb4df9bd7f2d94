import assert from 'node:assert/strict';
import { test } from 'node:test';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { analysePerspectives } from '../../../analysis/perspectives/analyse-perspectives.ts';
import { ConversationBuilder } from '../../../analysis/perspectives/build-conversation.ts';
import type { PerspectivesDocument } from '../../../analysis/perspectives/document.ts';
import { seededRandom } from '../../../analysis/random/seeded-random.ts';
import { OpinionMap } from './map-view.tsx';

const STATEMENTS = 20;

/** Two camps of different size that answer all statements, every person with some answers of their own. */
function resultOf(people: number): PerspectivesDocument {
  const random = seededRandom(3);
  const builder = new ConversationBuilder();
  for (let person = 0; person < people; person += 1) {
    for (let statement = 0; statement < STATEMENTS; statement += 1) {
      const side = person % 3 === 0 ? 1 : -1;
      builder.addVote(`p${person}`, `${statement}`, random.uniform() < 0.3 ? -side : side, person);
    }
  }
  return analysePerspectives(builder.build(), { supportTest: false, groups: 2 }).document;
}

const pictureOf = (document: PerspectivesDocument, own?: string): string =>
  render(h(OpinionMap, { document, own }));

test('each person of a small conversation has a shape', () => {
  const picture = pictureOf(resultOf(300));
  assert.equal(picture.split('<path').length - 1, 300);
});

test('of very many people those at one place share a shape, so that the picture stays small', () => {
  const document = resultOf(20_000);
  const picture = pictureOf(document, 'p0');
  assert.ok(picture.length < 150_000, `${picture.length} characters`);
  assert.match(picture, /20000 people/);
  for (const group of [0, 1]) assert.match(picture, new RegExp(`se-map__person--${group}"`));
  assert.match(picture, /se-map__you/);
});
