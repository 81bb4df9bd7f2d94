import type { ComponentChildren } from 'preact';
import { EmptyState, StatusText, type StatusTone } from '../../../../design-system/patterns/text.tsx';
import type { PaceCounts, StaffMessage } from '../../../comments/shared.ts';
import {
  type PublicQuestion,
  type QuestionState,
  SPEAKER_STATE_WORDS,
  STATE_WORDS,
} from '../../../questions/shared.ts';
import type { LiveSession } from '../../../sessions/shared.ts';
import { PaceAndMessages } from '../../components/pace-and-messages.tsx';
import { SessionBar, UpdatedAt } from '../../components/session-bar.tsx';
import { useSteadyOrder } from '../../components/steady-order.ts';
import { plenaryUrls } from '../../urls.ts';

export interface SpeakModel {
  readonly code: string;
  readonly zone: string;
  readonly version: number;
  readonly eventsUrl: string;
  readonly csrf: string;
  readonly updatedAt: string;
  readonly announcement: string;
  readonly urgentAnnouncement: string;
  readonly session: LiveSession;
  /** The speaker that this person is. */
  readonly speakerId: string;
  readonly answering: readonly PublicQuestion[];
  readonly waiting: readonly PublicQuestion[];
  readonly settled: readonly PublicQuestion[];
  /** Null for those who do not see the signals. */
  readonly pace: PaceCounts | null;
  readonly messages: readonly StaffMessage[];
}

const TONES: Readonly<Partial<Record<QuestionState, StatusTone>>> = {
  next: 'waiting',
  answering: 'active',
  answered: 'done',
};

/** What is addressed to a speaker: first what waits for an answer, then what is settled (LIVE-60). */
export function SpeakView({ model }: { model: SpeakModel }) {
  return (
    <>
      <SessionBar session={model.session} zone={model.zone} />
      <div class="se-columns">
        <div>
          {model.answering.length > 0 && (
            <Section id="now" title="Being answered now" model={model} questions={model.answering} />
          )}
          <Waiting model={model} />
          {model.settled.length > 0 && (
            <Section
              id="settled"
              title={`Answered or passed on (${model.settled.length})`}
              model={model}
              questions={model.settled}
            />
          )}
          <UpdatedAt at={model.updatedAt} href={plenaryUrls.speak(model.code)} />
        </div>
        <div class="se-columns__side">
          <PaceAndMessages model={model} returnTo={plenaryUrls.speak(model.code)} />
        </div>
      </div>
    </>
  );
}

/** What waits for this speaker, in an order that stays while it is read. */
function Waiting({ model }: { model: SpeakModel }) {
  const questions = model.waiting.filter((question) => question.state !== 'answering');
  const { items, moved, update } = useSteadyOrder(questions, { takesNew: true });
  return (
    <Section
      id="waiting"
      title={`Waiting for your answer (${questions.length})`}
      model={model}
      questions={items.filter(({ isGone }) => !isGone).map(({ item }) => item)}
      news={
        moved > 0 && (
          <div class="se-update">
            <button type="button" class="se-update__button" onClick={update}>
              {moved} moved – update
            </button>
          </div>
        )
      }
    >
      Nothing waits for your answer. Questions that are addressed to you appear here by themselves.
    </Section>
  );
}

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly model: SpeakModel;
  readonly questions: readonly PublicQuestion[];
  /** Shown where there are none. */
  readonly children?: string;
  readonly news?: ComponentChildren;
}

function Section({ id, title, model, questions, children, news }: SectionProps) {
  return (
    <section aria-labelledby={id}>
      <h2 class="govuk-heading-m" id={id}>
        {title}
      </h2>
      {news}
      {questions.length === 0 && !news && children !== undefined && <EmptyState title={children} />}
      <ol class="se-cards">
        {questions.map((question) => (
          <li class={`se-card${question.state === 'answering' ? ' se-card--chosen' : ''}`} key={question.id}>
            <p class="se-card__text">
              <a class="govuk-link" href={plenaryUrls.answer(model.code, question.id)}>
                {question.text}
              </a>
            </p>
            <p class="govuk-body-s govuk-!-margin-bottom-0">
              <StatusText tone={TONES[question.state] ?? 'neutral'}>{STATE_WORDS[question.state]}</StatusText>{' '}
              · {question.votes} {question.votes === 1 ? 'vote' : 'votes'} · {question.asker} · You:{' '}
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
