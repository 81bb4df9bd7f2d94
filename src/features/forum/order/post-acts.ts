import { formatDateTime } from '../../../design-system/format.ts';
import type { PersonId } from '../../people/index.ts';
import type { ToldOfModeration } from '../events.ts';
import { forumUrls } from '../urls.ts';
import type { SanctionKind } from './sanction.ts';

/** What moderators do about a post: the first three to the post, the others to its author. */
export const POST_ACTS = ['hide', 'show', 'keep', 'warn', 'suspend', 'block'] as const;
export type PostAct = (typeof POST_ACTS)[number];

/** What the record calls them. */
export const RECORDED: Readonly<Record<PostAct, string>> = {
  hide: 'post-hidden',
  show: 'post-shown',
  keep: 'reports-dismissed',
  warn: 'person-warned',
  suspend: 'person-suspended',
  block: 'person-blocked',
};

export const SANCTION_OF: Readonly<Partial<Record<PostAct, SanctionKind>>> = {
  warn: 'warning',
  suspend: 'suspension',
  block: 'block',
};

/** What the author of a post and those who reported it are told (FOR-56, FOR-57). */
export function whatIsTold(
  act: PostAct,
  post: { readonly id: string; readonly title: string; readonly space: string },
  people: { readonly author: PersonId | null; readonly reporters: readonly PersonId[] },
  until: Date | null,
): readonly ToldOfModeration[] {
  const { id, title, space } = post;
  const mine: Readonly<Record<PostAct, string | undefined>> = {
    hide: `Your post was hidden: ${title}`,
    show: `Your post is shown to everybody: ${title}`,
    keep: undefined,
    warn: `You were warned in ${space}`,
    suspend: `You cannot write in ${space} until ${until === null ? 'it is lifted' : formatDateTime(until)}`,
    block: `You were blocked from ${space}`,
  };
  const what = mine[act];
  const reported =
    act === 'hide'
      ? `The post you reported was hidden: ${title}`
      : `The post you reported stays as it is: ${title}`;
  const url = act === 'show' ? forumUrls.post(id) : forumUrls.decisions;
  return [
    ...(people.author === null || what === undefined ? [] : [{ to: people.author, what, url }]),
    ...people.reporters
      .filter((to) => to !== people.author)
      .map((to) => ({ to, what: reported, url: forumUrls.post(id) })),
  ];
}
