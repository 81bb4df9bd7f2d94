import type { Services } from '../../platform/services.ts';
import type { PlenaryPages } from './pages.ts';
import { answerPages } from './pages/answer/page.tsx';
import { askPages } from './pages/ask/page.tsx';
import { chairActs } from './pages/chair/acts.ts';
import { chairPage } from './pages/chair/page.tsx';
import { closeSessionPage } from './pages/close-session/page.tsx';
import { floorPages } from './pages/floor/page.tsx';
import { homePage } from './pages/home/page.tsx';
import { voteRoutes } from './pages/home/votes.ts';
import { minePage } from './pages/mine/page.tsx';
import { moderatePage } from './pages/moderate/page.tsx';
import { moderateQuestionPages } from './pages/moderate-question/page.tsx';
import { moderationPage } from './pages/moderation/page.tsx';
import { questionPages } from './pages/question/page.tsx';
import { screenPage } from './pages/screen/page.tsx';
import { speakPage } from './pages/speak/page.tsx';
import { registerStreams } from './streams.ts';

/** The pages on which a session is held: for participants, moderators, the chair, speakers and the screen. */
export function registerPlenary(
  services: Services,
  features: Pick<PlenaryPages, 'sessions' | 'questions' | 'polls' | 'comments' | 'forum'>,
): void {
  const { app, database, clock, config } = services;
  const pages: PlenaryPages = {
    app,
    db: database.kysely,
    clock,
    baseUrl: config.baseUrl,
    ...features,
  };
  registerStreams(services, features.sessions);
  homePage(pages);
  voteRoutes(pages);
  askPages(pages);
  questionPages(pages);
  minePage(pages);
  moderationPage(pages);
  screenPage(pages);
  speakPage(pages);
  answerPages(pages);
  moderatePage(pages);
  moderateQuestionPages(pages);
  floorPages(pages);
  chairActs(pages, chairPage(pages));
  closeSessionPage(pages);
}
