import { renderMarkdown } from '../../../platform/markdown/markdown.ts';
import { ATTACHMENTS_PATH } from '../attachments/attachment.ts';
import { resolvePostLink } from '../mention.ts';

/** The text of a post as HTML that is safe to put on a page. */
export function renderPost(text: string): string {
  return renderMarkdown(text, { resolveLink: resolvePostLink, picturesFrom: ATTACHMENTS_PATH });
}
