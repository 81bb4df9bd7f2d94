import type { Programme } from '../sessions/index.ts';
import type { StaffPresence } from './pages/chair/model.ts';

/** An open page tells of itself three times a minute; later than this nobody is there. */
const HERE_FOR_MS = 60_000;

const ROLES = { chair: 'chair', moderator: 'moderator', speaker: 'speaker' } as const;

/** Who of those running the session is there: chairs, moderators and speakers, each once for each role. */
export function staffPresence(programme: Programme, now: Date): StaffPresence[] {
  return programme.roles.flatMap(({ id, name, role, deputy, seenAt }) => {
    if (!(role in ROLES)) return [];
    const words = ROLES[role as keyof typeof ROLES];
    return [
      {
        id,
        name: name === '' ? 'Name to follow' : name,
        role: deputy ? `${words}, deputy` : words,
        isHere: seenAt !== null && now.getTime() - seenAt.getTime() <= HERE_FOR_MS,
      },
    ];
  });
}
