import type { Session } from '../../src/features/sessions/session.ts';
import { openDatabase } from '../../src/platform/database/open.ts';
import { newId } from '../../src/platform/ids.ts';

const STATES = ['published', 'published', 'answered', 'answered', 'removed'] as const;

/** Fills a session with questions in the states they have after a long plenary, asked a second apart. */
export async function fillWithQuestions(dataDir: string, session: Session, count: number): Promise<void> {
  const database = await openDatabase({ kind: 'folder', path: dataDir });
  const from = session.createdAt.getTime() - count * 1_000;
  for (let first = 0; first < count; first += 200) {
    await database.kysely
      .insertInto('question')
      .values(
        Array.from({ length: Math.min(200, count - first) }, (_, offset) => {
          const number = first + offset;
          const at = new Date(from + number * 1_000);
          return {
            id: newId(),
            sessionId: session.id,
            key: `bench-${number}`,
            text: `Question ${number}: who meets people at the gate on the day they leave, and what happens next?`,
            naming: 'organisation' as const,
            shownOrganisation: `Organisation ${number % 30}`,
            state: STATES[number % STATES.length] as (typeof STATES)[number],
            reason: number % STATES.length === 4 ? ('off-topic' as const) : null,
            stateAt: at,
            askedAt: at,
            listedAt: at,
            answeredAt: number % STATES.length === 2 ? at : null,
            answeredLive: number % STATES.length === 2,
            version: session.version,
            countsVersion: session.version,
          };
        }),
      )
      .execute();
  }
  await database.close();
}
