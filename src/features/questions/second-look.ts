import {
  type Act,
  type ActContext,
  type ActResult,
  type Actor,
  type Acts,
  notNow,
  refused,
  type Target,
} from './acts.ts';
import { hasOtherModerators } from './checks.repository.ts';
import { tellParts } from './merging.ts';
import { awaitsSecondLook, isSetAside } from './question.ts';

/** What may still become of a question that is not shown (LIVE-47). */
export interface SecondLooks {
  /** Answers a second look: shown after all, or the decision stands. */
  decideSecondLook(actor: Actor, target: Target, show: boolean): Promise<ActResult>;
  /** Shows a question after all, though its asker has not asked for a second look: a mistake was made. */
  restore(actor: Actor, target: Target): Promise<ActResult>;
}

const SHOWN_AGAIN = { reason: null, reasonNote: null } as const;
const PARTS_SHOWN_AGAIN = {
  kind: 'merged',
  text: 'The question that yours was merged into is shown again.',
} as const;

/** Whether the second look can be somebody else's: another moderator, or a chair (LIVE-47). */
function othersCouldDecide({ tx, session }: ActContext, actor: Actor): Promise<boolean> {
  return hasOtherModerators(tx, session.id, actor.personId);
}

export function createSecondLooks(acts: Acts): SecondLooks {
  const decide = (actor: Actor, target: Target, work: Act): Promise<ActResult> =>
    acts.run(actor, target, { may: ['moderate'], notOwn: true }, work);
  return {
    decideSecondLook: (actor, target, show) =>
      decide(actor, target, async (context) => {
        const { tx, session, question, now } = context;
        if (!isSetAside(question) || !awaitsSecondLook(question)) return notNow(context.question);
        if (question.decidedBy === actor.personId && (await othersCouldDecide(context, actor))) {
          return refused(
            'You made the first decision, so another moderator or the chair takes the second look.',
          );
        }
        if (show) await context.move('published', 'moderator', { ...SHOWN_AGAIN, secondLookDone: true });
        else await context.decide({ secondLookDone: true });
        await context.record({ kind: show ? 'second-look-shown' : 'second-look-kept' });
        await context.notifyAsker(
          'second-look',
          show
            ? 'After a second look your question is now shown to everyone.'
            : 'After a second look the decision stands: your question is not shown.',
        );
        if (show) await tellParts(tx, question.id, { version: session.version, now }, PARTS_SHOWN_AGAIN);
        return { ok: true };
      }),

    restore: (actor, target) =>
      decide(actor, target, async (context) => {
        const { tx, session, question, now } = context;
        if (!isSetAside(question)) return notNow(context.question);
        if (awaitsSecondLook(question))
          return refused('Its asker waits for a second look: decide about that.');
        await context.move('published', 'moderator', { ...SHOWN_AGAIN, decidedBy: actor.personId });
        await context.record({ kind: 'question-restored' });
        await context.notifyAsker('published', 'Your question is now shown to everyone after all.');
        await tellParts(tx, question.id, { version: session.version, now }, PARTS_SHOWN_AGAIN);
        return { ok: true };
      }),
  };
}
