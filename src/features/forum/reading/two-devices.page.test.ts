import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { startTestApp } from '../../../../test/app.ts';
import { reply, startThread } from '../../../../test/forum.ts';
import { PAGE_SIZE, pageOf } from '../thread.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp();
const ann = await app.signInAs('ann@leeds.example', { name: 'Ann Smith' });
const devices = [
  await app.signInAs('ben@york.example', { name: 'Ben Jones' }),
  await app.signInAs('ben@york.example', { name: 'Ben Jones' }),
] as const;

const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('post' as const), count: fc.integer({ min: 1, max: 15 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('open' as const),
      device: fc.constantFrom(0 as const, 1 as const),
      page: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('unread from' as const),
      device: fc.constantFrom(0 as const, 1 as const),
      nth: fc.integer({ min: 0, max: 19 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('read all' as const),
      device: fc.constantFrom(0 as const, 1 as const),
      isUndone: fc.boolean(),
    }),
  },
);

test('FOR-T3: on two devices, with reading and posting between each other, the counts equal a recount', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
      const { threadId, spaceId } = await startThread(app, ann.person);
      /** The posts that were before Ben’s eyes and not put back, for a recount. */
      let seen = new Set<number>();
      let posts = 1;
      const unread = (): number => {
        let read = 0;
        while (seen.has(read + 1)) read += 1;
        return posts - read;
      };
      for (const each of steps) {
        app.clock.advance({ minutes: 30 });
        if (each.kind === 'post') {
          for (let made = 0; made < each.count; made++) {
            app.clock.advance({ minutes: 1 });
            await reply(app, ann.person, threadId, `Post ${++posts}`);
          }
        } else if (each.kind === 'open') {
          const page = Math.min(each.page, pageOf(posts));
          await devices[each.device].agent.get(`${forumUrls.thread(threadId)}?page=${page}`);
          const first = (page - 1) * PAGE_SIZE + 1;
          // A page that was jumped to leaves what lies before it, and so itself, unread.
          const isNext = first === 1 || seen.has(first - 1);
          const last = Math.min(posts, first + PAGE_SIZE - 1);
          if (isNext) for (let number = first; number <= last; number++) seen.add(number);
        } else if (each.kind === 'unread from') {
          const read = posts - unread();
          if (read === 0) continue;
          const number = Math.min(each.nth + 1, read);
          const { agent } = devices[each.device];
          const page = await agent.get(forumUrls.thread(threadId));
          const first = Math.min(number, Math.min(posts, PAGE_SIZE));
          for (let known = 1; known <= Math.min(posts, PAGE_SIZE); known++) seen.add(known);
          const button = `Mark unread from here (post ${first})`;
          const form = page.forms.find(({ buttons }) => buttons.includes(button));
          assert.ok(form !== undefined, button);
          await agent.submit(form, button);
          seen = new Set([...seen].filter((known) => known < first));
        } else {
          const { agent } = devices[each.device];
          const button = 'Mark everything here as read';
          const list = await agent.get(forumUrls.space(spaceId));
          const form = list.forms.find(({ buttons }) => buttons.includes(button));
          if (form === undefined) continue;
          const marked = await agent.submit(form, button);
          const undo = marked.forms.find(({ buttons }) => buttons.includes('Undo'));
          assert.ok(undo !== undefined);
          if (each.isUndone) await agent.submit(undo, 'Undo');
          else for (let number = 1; number <= posts; number++) seen.add(number);
        }
        for (const { agent } of devices) {
          const { text } = await agent.get(forumUrls.space(spaceId));
          const count = unread();
          const shown = / (\d+) unread/.exec(text)?.[1] ?? (/ New( |$)/.test(text) ? String(posts) : '0');
          assert.equal(
            shown,
            String(count),
            `after ${JSON.stringify(each)} of ${JSON.stringify(steps)}: ${text}`,
          );
        }
      }
    }),
    { numRuns: 8, seed: 20_260_302 },
  );
});
