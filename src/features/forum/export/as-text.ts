import { formatDateTime } from '../../../design-system/format.ts';
import { LEFT_OUT_WORDS } from '../post.ts';
import { pollInWords } from '../polls/poll-in-words.ts';
import { KIND_WORDS } from '../thread.ts';
import { forumUrls } from '../urls.ts';
import { absoluteLinks } from './links.ts';
import type { Part } from './read-space.ts';

const LINE = `\n\n${'-'.repeat(72)}\n\n`;

/** A thread as plain text, with the Markdown that its posts were written in. */
export async function* asText(parts: AsyncIterable<Part>, baseUrl: URL): AsyncGenerator<string> {
  for await (const { thread, posts, isFirst } of parts) {
    if (isFirst) {
      const where = new URL(forumUrls.thread(thread.id), baseUrl).href;
      yield `${thread.title}\n${KIND_WORDS[thread.kind]} in ${thread.space}\n${where}`;
    }
    for (const { number, author, organisation, createdAt, leftOut, text, poll } of posts) {
      const who = organisation === null ? author : `${author}, ${organisation}`;
      const words = leftOut === null ? absoluteLinks(text, baseUrl) : `(${LEFT_OUT_WORDS[leftOut]})`;
      yield `${LINE}${number}. ${who}, ${formatDateTime(createdAt)}\n\n${words}${poll === null ? '' : `\n\n${pollInWords(poll).join('\n')}`}`;
    }
  }
  yield '\n';
}
