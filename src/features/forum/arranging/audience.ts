import type { Space } from '../space.ts';

/** Who reads a space, as a moderator is told before the posts of another space go there. */
export type Audience = 'world' | 'signed-in' | 'members' | 'context';

export function audienceOf({ kind, openToWorld }: Pick<Space, 'kind' | 'openToWorld'>): Audience {
  if (openToWorld) return 'world';
  if (kind === 'private') return 'members';
  return kind === 'context' ? 'context' : 'signed-in';
}

/** What a confirmation page has said: it is said again where the posts would go elsewhere, or to others. */
export function saidOf(space: Pick<Space, 'id' | 'kind' | 'openToWorld'>): string {
  return `${space.id}:${audienceOf(space)}`;
}
