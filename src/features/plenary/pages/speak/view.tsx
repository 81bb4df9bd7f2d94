import { EmptyState, StatusText } from '../../../../design-system/patterns/text.tsx';
import { type PaceCounts, PaceSummary } from '../../../comments/shared.ts';
import { type PublicQuestion, SPEAKER_STATE_WORDS, STATE_WORDS } from '../../../questions/shared.ts';
import type { LiveSession } from '../../../sessions/shared.ts';
import { SessionBar } from '../../components/session-bar.tsx';
import { plenaryUrls } from '../../urls.ts';

export interface SpeakModel {
  readonly code: string;
  readonly zone: string;
  readonly version: number;
  readonly eventsUrl: string;
  readonly session: LiveSession;
  /** The speaker that this person is. */
  readonly speakerId: string;
  /** Signals on the pace of the last two minutes. */
  readonly pace: PaceCounts;
  readonly answering: readonly PublicQuestion[];
  readonly waiting: readonly PublicQuestion[];
  readonly settled: readonly PublicQuestion[];
}

/** What is addressed to a speaker: first what waits for an answer, then what is settled (LIVE-60). */
export function SpeakView({ model }: { model: SpeakModel }) {
  const others = model.waiting.filter((question) => question.state !== 'answering');
  return (
    <>
      <SessionBar session={model.session} zone={model.zone} />
      <PaceSummary counts={model.pace} />
      {model.answering.length > 0 && (
        <Section id="now" title="Being answered now" model={model} questions={model.answering} />
      )}
      <Section
        id="waiting"
        title={`Waiting for your answer (${others.length})`}
        model={model}
        questions={others}
      >
        Nothing waits for your answer. Questions that are addressed to you appear here by themselves.
      </Section>
      {model.settled.length > 0 && (
        <Section
          id="settled"
          title={`Answered or passed on (${model.settled.length})`}
          model={model}
          questions={model.settled}
        />
      )}
    </>
  );
}

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly model: SpeakModel;
  readonly questions: readonly PublicQuestion[];
  readonly children?: string;
}

function Section({ id, title, model, questions, children }: SectionProps) {
  return (
    <section aria-labelledby={id}>
      <h2 class="govuk-heading-m" id={id}>
        {title}
      </h2>
      {questions.length === 0 && children !== undefined && <EmptyState title={children} />}
      <ol class="se-cards">
        {questions.map((question) => (
          <li class="se-card" key={question.id}>
            <p class="se-card__text">
              <a class="govuk-link" href={plenaryUrls.answer(model.code, question.id)}>
                {question.text}
              </a>
            </p>
            <p class="govuk-body-s govuk-!-margin-bottom-0">
              <StatusText>{STATE_WORDS[question.state]}</StatusText> · {question.votes}{' '}
              {question.votes === 1 ? 'vote' : 'votes'} · {question.asker} · You:{' '}
              {myState(question, model.speakerId)}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function myState(question: PublicQuestion, speakerId: string): string {
  const mine = question.speakers.find((speaker) => speaker.speakerId === speakerId);
  return mine === undefined || mine.state === 'waiting'
    ? 'not answered yet'
    : SPEAKER_STATE_WORDS[mine.state];
}
