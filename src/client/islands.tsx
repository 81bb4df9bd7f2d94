import { type ComponentType, h, hydrate } from 'preact';

/** The components that keep parts of pages up to date, by the name of their island. */
const ISLANDS: Readonly<Record<string, ComponentType<{ model: never }>>> = {};

/** Brings every island of the page to life, from the model that the server rendered it from. */
export function startIslands(scope: ParentNode): void {
  for (const root of scope.querySelectorAll<HTMLElement>('[data-island]')) {
    const name = root.dataset['island'] ?? '';
    const Component = ISLANDS[name];
    const source = scope.querySelector(`[data-island-model="${name}"]`);
    if (Component === undefined || source === null) continue;
    hydrate(h(Component, { model: JSON.parse(source.textContent ?? '') as never }), root);
  }
}
