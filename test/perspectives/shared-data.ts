import { NOT_TRIED } from '../runner/tally.ts';
// The real conversations of `../shared`, which this repository does not hold.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { PolisReader } from '../../src/analysis/polis-format/polis-reader.ts';
import { ConversationBuilder } from '../../src/analysis/perspectives/build-conversation.ts';
import type { Conversation } from '../../src/analysis/perspectives/conversation.ts';
import type { Moderation } from '../../src/analysis/perspectives/document.ts';

const FOLDER = ['../shared/data', '../../shared/data'].find((folder) => existsSync(folder)) ?? null;

/** The folder of real conversations; without it the test says so and does nothing. */
export function sharedFolder(t: TestContext): string | null {
  if (FOLDER === null) t.skip(`${NOT_TRIED} it needs the real conversations in ../shared/data.`);
  return FOLDER;
}

export const OPEN_DATA = [
  '15-per-hour-seattle',
  'canadian-electoral-reform',
  'scoop-hivemind.biodiversity',
  'vtaiwan.uberx',
];
export const FIXTURES = ['27x57', '160x118', '267x60'];

export function readOpenData(folder: string, name: string): Conversation {
  const reader = new PolisReader();
  for (const [file, parser] of [
    ['comments.csv', reader.comments()],
    ['votes.csv', reader.votes()],
  ] as const) {
    parser.push(readFileSync(path.join(folder, 'polis', name, file), 'utf8'));
    parser.end();
  }
  return reader.finish().conversation;
}

export interface PublishedMath {
  readonly tids: readonly number[];
  readonly 'in-conv': readonly number[];
  readonly pca: {
    readonly center: readonly number[];
    readonly comps: readonly (readonly number[])[];
    readonly 'comment-extremity': readonly number[];
  };
  readonly 'base-clusters': {
    readonly id: readonly number[];
    readonly x: readonly number[];
    readonly y: readonly number[];
    readonly count: readonly number[];
    readonly members: readonly (readonly number[])[];
  };
  readonly 'group-clusters': readonly { readonly id: number; readonly members: readonly number[] }[];
  readonly 'group-votes': Readonly<
    Record<
      string,
      {
        readonly 'n-members': number;
        readonly votes: Readonly<
          Record<string, { readonly A: number; readonly D: number; readonly S: number }>
        >;
      }
    >
  >;
  readonly 'group-aware-consensus': Readonly<Record<string, number>>;
  readonly 'comment-priorities': Readonly<Record<string, number>>;
  readonly 'mod-out': readonly number[];
  readonly repness: Readonly<Record<string, readonly PublishedItem[]>>;
  readonly consensus: {
    readonly agree: readonly { readonly tid: number }[];
    readonly disagree: readonly { readonly tid: number }[];
  };
}

export interface PublishedItem {
  readonly tid: number;
  readonly 'repful-for': 'agree' | 'disagree';
  readonly 'n-success': number;
  readonly 'n-trials': number;
  readonly 'p-success': number;
  readonly 'p-test': number;
  readonly repness: number;
  readonly 'repness-test': number;
  readonly 'best-agree'?: boolean;
}

interface FixtureVote {
  readonly participant_id: number;
  readonly statement_id: number;
  readonly vote: number;
  readonly modified: number;
}

interface FixtureComment {
  readonly statement_id: number;
  readonly moderated: number;
  readonly is_meta: boolean;
}

export function readFixture(folder: string, name: string) {
  const read = (file: string): unknown =>
    JSON.parse(readFileSync(path.join(folder, 'polis-math', name, file), 'utf8'));
  const builder = new ConversationBuilder();
  for (const comment of read('comments.json') as readonly FixtureComment[]) {
    builder.addStatement({
      id: String(comment.statement_id),
      text: '…',
      lens: null,
      moderation: comment.moderated as Moderation,
      isMetadata: comment.is_meta,
    });
  }
  for (const vote of read('votes.json') as readonly FixtureVote[]) {
    builder.addVote(String(vote.participant_id), String(vote.statement_id), vote.vote, vote.modified);
  }
  return { conversation: builder.build(), published: read('math-pca2.json') as PublishedMath };
}
