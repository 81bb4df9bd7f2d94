import { initDesignSystem } from '../design-system/browser.ts';
import { startAskForm } from './ask-form.ts';
import { startCountdowns } from './countdown.ts';
import { keepDrafts } from './drafts.ts';
import { saveDrafts } from './save-drafts.ts';
import { startIslands } from './islands.tsx';
import { tellOfNewAnswers } from './new-answers.ts';
import { tellOfNewPosts } from './new-posts.ts';
import { noteZone } from './zone.ts';

initDesignSystem();
noteZone(document);
keepDrafts(document);
saveDrafts(document);
startIslands(document);
startAskForm(document);
startCountdowns();
tellOfNewPosts(document);
tellOfNewAnswers(document);
