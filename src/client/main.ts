import { initDesignSystem } from '../design-system/browser.ts';

initDesignSystem();
