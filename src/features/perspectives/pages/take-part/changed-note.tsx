import { formatCount } from '../../../../design-system/format.ts';
import type { Conversation } from '../../conversation.ts';
import { type Statement, takesVotes } from '../../statement.ts';
import { perspectivesUrls } from '../../urls.ts';
import type { OwnVote } from '../../votes.repository.ts';

interface ChangedNoteProps {
  readonly conversation: Pick<Conversation, 'id' | 'moderation'>;
  readonly isOpen: boolean;
  readonly own: readonly OwnVote[];
  readonly statements: readonly Statement[];
}

/** Says where answers of this participant do not count any more, because another statement stands in that place. */
export function ChangedNote({ conversation: { id, moderation }, isOpen, own, statements }: ChangedNoteProps) {
  if (!isOpen) return null;
  const answered = new Set<string>(own.map(({ statementId }) => statementId));
  const byId = new Map<string, Statement>(statements.map((each) => [each.id, each]));
  const changed = statements.filter((each) => {
    const other = byId.get(each.otherId ?? '');
    return (
      answered.has(each.id) &&
      (each.state === 'merged' || each.state === 'replaced') &&
      other !== undefined &&
      takesVotes(other.state, moderation) &&
      !answered.has(other.id)
    );
  }).length;
  if (changed === 0) return null;
  return (
    <p class="govuk-inset-text">
      {formatCount(changed, 'statement')} that you answered {changed === 1 ? 'was' : 'were'} merged with
      another one or corrected, and your answer does not go along.{' '}
      <a class="govuk-link" href={perspectivesUrls.answers(id)}>
        See which, and answer what stands there now
      </a>
    </p>
  );
}
