import assert from 'node:assert/strict';
import type { NewThread } from '../src/features/forum/posts/wanted.ts';
import type { SpaceId, ThreadId } from '../src/features/forum/index.ts';
import type { PostId } from '../src/features/forum/post.ts';
import type { Person } from '../src/features/people/index.ts';
import { newId } from '../src/platform/ids.ts';
import type { TestApp } from './app.ts';

/** A new space that the person looks after. */
export function makeSpace(
  app: TestApp,
  by: Person,
  { kind = 'public', name = 'Prison leavers' }: { kind?: 'public' | 'private'; name?: string } = {},
): Promise<SpaceId> {
  return app.features.forum.spaces.create(by.id, { kind, name, purpose: 'Who meets people at the gate' });
}

/** A decision note that says all it has to. */
export const DECISION_TEXT =
  '## What was decided\n\nOne **form** for all.\n\n## Who decided\n\nThe five of us\n\n## Who disagreed, and why\n\nYork wants health kept apart.';

export interface StartedThread {
  readonly spaceId: SpaceId;
  readonly threadId: ThreadId;
  readonly postId: PostId;
}

/** A new thread, in a public space of its own unless one is given. */
export async function startThread(
  app: TestApp,
  by: Person,
  thread: Partial<NewThread> = {},
): Promise<StartedThread> {
  const spaceId = thread.spaceId ?? (await makeSpace(app, by));
  const text = thread.kind === 'decision' ? DECISION_TEXT : 'Who has tried **phones**?';
  const words = { kind: 'question', title: 'Phones', text } as const;
  const written = await app.features.forum.writing.start(by, { ...words, key: newId(), ...thread, spaceId });
  assert.ok(written.ok);
  return { spaceId, threadId: written.threadId, postId: written.postId };
}

/** A reply that the app takes. */
export async function reply(
  app: TestApp,
  by: Person,
  threadId: ThreadId,
  text: string,
): Promise<{ readonly postId: PostId; readonly number: number }> {
  const written = await app.features.forum.writing.reply(by, { threadId, text, key: newId() });
  assert.ok(written.ok, JSON.stringify(written));
  return { postId: written.postId, number: written.number };
}

/** A sense check in a thread; returns its post. */
export async function askSense(app: TestApp, by: Person, threadId: ThreadId): Promise<PostId> {
  const poll = {
    kind: 'sense',
    question: 'One form?',
    options: [],
    maxChoices: null,
    scale: null,
    resultsWhen: 'closed',
    endsAt: null,
  } as const;
  const asked = await app.features.forum.writing.reply(by, {
    threadId,
    text: 'One form?',
    key: newId(),
    poll,
  });
  assert.ok(asked.ok);
  return asked.postId;
}
