import type { ActResult, Actor, QuestionId, Questions, Target } from '../../../questions/index.ts';
import type { LabelId, PartId, RoleId } from '../../../sessions/index.ts';
import { ANOTHER, type ModeratorAct } from './form.ts';

/** Does what a moderator's form asks for. */
export function runAct(
  { moderation, answering }: Pick<Questions, 'moderation' | 'answering'>,
  actor: Actor,
  target: Target,
  value: ModeratorAct,
): Promise<ActResult> {
  switch (value.act) {
    case 'publish':
      return moderation.publish(actor, target);
    case 'leave':
      return moderation.leaveShown(actor, target);
    case 'decline':
      return moderation.decline(actor, target, value.reason, value.note);
    case 'merge': {
      const into = value.into === ANOTHER ? value.other : value.into;
      return moderation.merge(actor, target, into as QuestionId);
    }
    case 'undo-merge':
      return moderation.undoMerge(actor, target);
    case 'wording':
      return moderation.proposeWording(actor, target, value.text);
    case 'second-look':
      return moderation.decideSecondLook(actor, target, value.show === 'yes');
    case 'restore':
      return moderation.restore(actor, target);
    case 'label':
      return moderation.setLabel(actor, target, (value.label || null) as LabelId | null);
    case 'part':
      return moderation.setPart(actor, target, (value.part || null) as PartId | null);
    case 'pin':
    case 'unpin':
      return moderation.setPinned(actor, target, value.act === 'pin');
    case 'park':
    case 'unpark':
      return moderation.setParked(actor, target, value.act === 'park');
    case 'note':
      return answering.summarise(actor, target, {
        speakerId: value.speaker as RoleId,
        text: value.summary,
        recordingAt: value.recording,
      });
  }
}
