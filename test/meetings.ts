import type { Session } from '../src/features/sessions/index.ts';
import type { TestApp } from './app.ts';
import { giveRole, makeSession } from './sessions.ts';

/** A session with an organiser and delegates of these names who can be put together; they work for five organisations. */
export function gatherings(app: TestApp) {
  async function delegate(session: Session, name: string, organisation: string) {
    const signedIn = await app.signInAs(`${name}@example.org`, { organisation });
    await giveRole(app, session, 'observer', { id: signedIn.person.id, email: null, name });
    return { ...signedIn, name };
  }
  type Delegate = Awaited<ReturnType<typeof delegate>>;

  return async (names: readonly string[], set: Parameters<typeof makeSession>[1] = {}) => {
    const session = await makeSession(app, set);
    const organiser = await app.signInAs(`organiser-${session.code}@example.org`);
    await giveRole(app, session, 'organiser', organiser.person);
    const delegates: Delegate[] = [];
    for (const [index, name] of names.entries()) {
      delegates.push(await delegate(session, name, `Organisation ${index % 5}`));
    }
    const meet = `/s/${session.code}/meet`;
    const organise = `/s/${session.code}/organise/meet`;
    return {
      session,
      organiser: organiser.agent,
      delegates,
      meet,
      organise,
      optIn: async ({ agent }: Delegate) =>
        agent.submit((await agent.get(meet)).form('I want to meet people')),
      start: async () =>
        organiser.agent.submit((await organiser.agent.get(organise)).form('Put people together now')),
      /** Whose addresses somebody sees on their page. */
      met: async ({ agent }: Delegate) =>
        [...(await agent.get(meet)).text.matchAll(/([a-z0-9-]+)@example\.org/g)].map(
          ([, name]) => name ?? '',
        ),
    };
  };
}
