import type { Services } from '../../platform/services.ts';
import type { Questions } from '../questions/index.ts';
import type { Sessions } from '../sessions/index.ts';
import { registerStreams } from './streams.ts';

/** The pages on which a session is held: for participants, moderators, the chair, speakers and the screen. */
export function registerPlenary(services: Services, sessions: Sessions, questions: Questions): void {
  registerStreams(services, sessions);
  void questions;
}
