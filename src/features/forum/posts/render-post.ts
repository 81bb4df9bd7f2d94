import { renderMarkdown } from '../../../platform/markdown/markdown.ts';
import { resolvePostLink } from '../mention.ts';

/** Where attachments are, the only pictures that a post may show. */
export const ATTACHMENTS_PATH = '/forum/attachments/';

/** The text of a post as HTML that is safe to put on a page. */
export function renderPost(text: string): string {
  return renderMarkdown(text, { resolveLink: resolvePostLink, picturesFrom: ATTACHMENTS_PATH });
}
