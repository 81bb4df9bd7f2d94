import type { Services } from '../../platform/services.ts';
import type { Polls } from '../polls/index.ts';
import type { Questions } from '../questions/index.ts';
import type { Sessions } from '../sessions/index.ts';
import type { PlenaryPages } from './pages.ts';
import { answerPages } from './pages/answer/page.tsx';
import { askPages } from './pages/ask/page.tsx';
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
  features: { readonly sessions: Sessions; readonly questions: Questions; readonly polls: Polls },
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
}
