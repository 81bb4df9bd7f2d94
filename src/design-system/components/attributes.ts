import type { ComponentProps, JSX } from 'preact';

/**
 * The attributes of an HTML element that a component hands on to it untouched, without those the
 * component spells itself: always `id`, `name`, `class`, `role` and `children`, and any others named in `Own`.
 */
export type Attributes<Tag extends keyof JSX.IntrinsicElements, Own extends string = never> = Omit<
  ComponentProps<Tag>,
  'id' | 'name' | 'class' | 'className' | 'children' | 'dangerouslySetInnerHTML' | 'role' | Own
>;
