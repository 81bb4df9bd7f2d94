import { Button } from '../../../../design-system/components/button.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import { formatDate } from '../../../../design-system/format.ts';
import { Form, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { StatusText } from '../../../../design-system/patterns/text.tsx';
import type { Challenge } from '../../challenges/challenges.repository.ts';
import { seatLabel } from '../../endeavour.ts';
import { endeavourUrls } from '../../urls.ts';
import { ThreadsAbout } from '../../../forum/shared.ts';
import { controlId, typedAt } from '../act.ts';
import type { StewardsView } from './model.ts';

/** What was challenged, with the answers; the open ones first. */
export function ChallengeList(view: StewardsView) {
  const { challenges, endeavour } = view;
  if (challenges.length === 0) {
    return (
      <p class="govuk-body">
        No act is challenged. Any seat can challenge one on the{' '}
        <a class="govuk-link" href={endeavourUrls.record(endeavour.id)}>
          shared record
        </a>
        .
      </p>
    );
  }
  const inOrder = challenges.toSorted((a, b) => Number(a.answer !== null) - Number(b.answer !== null));
  return (
    <>
      {inOrder.map((challenge) => (
        <OneChallenge view={view} challenge={challenge} />
      ))}
    </>
  );
}

function OneChallenge({ view, challenge }: { view: StewardsView; challenge: Challenge }) {
  const { seats, members, own, isSteward, endeavour, csrf, returned } = view;
  const { id, actSentence, actBy, seatId, reason, madeAt, answer, answeredBy, answeredAt } = challenge;
  const seat = seats.find((each) => each.id === seatId);
  const isOwnAct = actBy === own.member.id;
  const answerer = members.find((each) => each.id === answeredBy)?.name ?? 'a steward';
  return (
    <section class="se-endeavour__part" id={`challenge-${id}`}>
      <p class="govuk-body">
        {answer === null ? (
          <StatusText tone="waiting">Waits for an answer</StatusText>
        ) : (
          <StatusText tone="done">Answered</StatusText>
        )}
        <br />
        The act: {actSentence}.
        <br />
        {seat === undefined ? 'A seat' : seatLabel(seat)} asked on {formatDate(madeAt)}: {reason}
      </p>
      <ThreadsAbout threads={view.threads.get(id)} />
      {answer !== null && (
        <p class="govuk-body">
          Answer by {answerer}
          {answeredAt !== null && <> on {formatDate(answeredAt)}</>}: {answer}
        </p>
      )}
      {answer === null && isSteward && isOwnAct && (
        <p class="govuk-body">This is about your own act. A steward other than you answers it.</p>
      )}
      {answer === null && isSteward && !isOwnAct && (
        <Form action={endeavourUrls.answerChallenge(endeavour.id, id)} csrf={csrf}>
          <Textarea
            name="answer"
            id={controlId('answer', id)}
            label="Your answer, which every seat reads"
            rows={3}
            value={typedAt(returned, id, 'answer')}
            error={mistakeAt(returned.errors, controlId('answer', id))}
          />
          <Button variant="secondary">Answer</Button>
        </Form>
      )}
    </section>
  );
}
