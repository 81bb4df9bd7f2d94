import { DEFAULT_ZONE } from '../design-system/format.ts';
import { ReaderZone } from '../design-system/reader-zone.ts';
import { type ComponentType, h, hydrate } from 'preact';
import { ChairView } from '../features/plenary/pages/chair/view.tsx';
import { MineView } from '../features/plenary/pages/mine/view.tsx';
import { ModerateView } from '../features/plenary/pages/moderate/view.tsx';
import { ScreenView } from '../features/plenary/pages/screen/view.tsx';
import { SpeakView } from '../features/plenary/pages/speak/view.tsx';
import { ModerateView as ModerateComments } from '../features/comments/pages/moderate/view.tsx';
import { StaffMessagesView } from '../features/comments/pages/staff-messages/view.tsx';
import { RunView } from '../features/polls/pages/run/view.tsx';
import { Comments } from './comments.tsx';
import { Home } from './home.tsx';
import { Perspectives } from './perspectives.tsx';
import { Polls } from './polls.tsx';
import { refetched } from './refetched.tsx';

/** The components that keep parts of pages up to date, by the name of their island. */
const ISLANDS: Readonly<Record<string, ComponentType<{ model: never }>>> = {
  chair: refetched(ChairView),
  home: Home,
  mine: refetched(MineView),
  moderate: refetched(ModerateView),
  comments: Comments,
  'moderate-comments': refetched(ModerateComments),
  perspectives: Perspectives,
  polls: Polls,
  'run-polls': refetched(RunView),
  'staff-messages': refetched(StaffMessagesView),
  screen: refetched(ScreenView),
  speak: refetched(SpeakView),
};

/** Brings every island of the page to life, from the model that the server rendered it from. */
export function startIslands(scope: ParentNode): void {
  const zone = document.documentElement.dataset['zone'] ?? DEFAULT_ZONE;
  for (const root of scope.querySelectorAll<HTMLElement>('[data-island]')) {
    const name = root.dataset['island'] ?? '';
    const Component = ISLANDS[name];
    const source = scope.querySelector(`[data-island-model="${name}"]`);
    if (Component === undefined || source === null) continue;
    const island = h(Component, { model: JSON.parse(source.textContent ?? '') as never });
    hydrate(h(ReaderZone.Provider, { value: zone }, island), root);
  }
}
