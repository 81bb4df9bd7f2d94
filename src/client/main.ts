import { initDesignSystem } from '../design-system/browser.ts';
import { keepDrafts } from './drafts.ts';
import { startIslands } from './islands.tsx';

initDesignSystem();
keepDrafts(document);
startIslands(document);
