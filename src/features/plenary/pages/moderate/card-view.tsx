import type { ComponentChildren } from 'preact';
import { Button } from '../../../../design-system/components/button.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Select } from '../../../../design-system/components/select.tsx';
import { Form, HiddenFields } from '../../../../design-system/patterns/form.tsx';
import { StatusText, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { DECLINE_REASONS } from '../../../sessions/shared.ts';
import { durationWords, useNow } from '../../components/now.ts';
import { plenaryUrls } from '../../urls.ts';
import type { ModeratedQuestion, ModerateModel } from './model.ts';

type View = ModerateModel['view'];

interface CardProps {
  readonly model: ModerateModel;
  readonly question: ModeratedQuestion;
  readonly isStale: boolean;
}

/** One question that waits for a moderator, or was decided by one. */
export function Card({ model, question, isStale }: CardProps) {
  const { queue } = model;
  const waited = useNow(queue.now) - Date.parse(question.askedAt);
  const isWaiting = question.state === 'received';
  const isLate = isWaiting && waited >= queue.alertSeconds * 1000;
  return (
    <li class={`se-card${isLate ? ' se-card--urgent' : ''}`} id={`question-${question.id}`}>
      <p class="se-card__head">
        <span>{question.asker}</span>{' '}
        {isWaiting ? (
          <span>
            {isLate ? (
              <StatusText tone="problem">waiting {durationWords(waited)}</StatusText>
            ) : (
              `waiting ${durationWords(waited)}`
            )}
          </span>
        ) : (
          <span>
            <Time value={question.askedAt} zone={model.zone} format="time" />
          </span>
        )}
      </p>
      {isStale && (
        <p class="se-card__stale">
          <StatusText tone="waiting">
            Somebody else has just decided about this question, or changed it.
          </StatusText>{' '}
          <More model={model} question={question} words="See what it is now" />
        </p>
      )}
      {question.mark !== null && (
        <p class="se-card__mark">
          <StatusText tone="problem">Look at: {lowerFirst(question.mark)}</StatusText>
        </p>
      )}
      <p class="se-card__text">{question.text}</p>
      <Known question={question} view={model.view} />
      {question.isOwn ? (
        <p class="govuk-body">
          This is your own question: another moderator or the chair decides about it.{' '}
          <More model={model} question={question} words="See it" />
        </p>
      ) : (
        !model.isArchived && <Actions model={model} question={question} />
      )}
    </li>
  );
}

/** What is known of a question beside its words. */
function Known({ question, view }: { question: ModeratedQuestion; view: View }) {
  const facts: (ComponentChildren | false)[] = [
    view !== 'waiting' && question.state !== 'received' && question.stateWords,
    question.isPinned && 'Pinned',
    question.isParked && 'Parked for later',
    question.to !== '' && `For ${question.to}`,
    question.part,
    question.label,
    (view === 'shown' || view === 'merged') && `${question.votes} ${question.votes === 1 ? 'vote' : 'votes'}`,
    question.reason !== null &&
      `${question.reason}${question.decidedBy === null ? '' : `, says ${question.decidedBy}`}`,
    question.isReworded && 'Reworded by its asker',
  ];
  const shown = facts.filter((fact) => fact !== false && fact !== null);
  return (
    <>
      {shown.length > 0 && (
        <ul class="se-question__meta se-card__known">
          {shown.map((fact, index) => (
            <li key={index}>{fact}</li>
          ))}
        </ul>
      )}
      {view === 'second-looks' && question.secondLookNote !== null && (
        <p class="se-card__quote">The asker says: “{question.secondLookNote}”</p>
      )}
      {view === 'merged' && question.mergedInto !== null && (
        <p class="se-card__quote">Part of: “{question.mergedInto}”</p>
      )}
      {question.similar !== null && (
        <p class="se-card__quote">Much like one that is shown: “{question.similar}”</p>
      )}
    </>
  );
}

function Actions({ model, question }: Omit<CardProps, 'isStale'>) {
  const { view } = model;
  const act = (name: string, words: string, variant?: 'secondary') => (
    <Act model={model} question={question} act={name} variant={variant}>
      {words}
    </Act>
  );
  return (
    <div class="se-card__actions">
      {question.state === 'received' && act('publish', 'Publish')}
      {view === 'waiting' && question.state !== 'received' && act('leave', 'Leave it shown', 'secondary')}
      {(question.state === 'received' || view === 'waiting') && <Decline model={model} question={question} />}
      {view === 'second-looks' && <SecondLook model={model} question={question} />}
      {view === 'merged' && act('undo-merge', 'Let it stand by itself again', 'secondary')}
      {view === 'set-aside' && !question.awaitsSecondLook && act('restore', 'Show it after all', 'secondary')}
      {question.similar !== null && (
        <More model={model} question={question} words="Merge them" open="merge" />
      )}
      <More
        model={model}
        question={question}
        words={view === 'waiting' ? 'Reword, merge or label' : 'Change it or take it down'}
      />
    </div>
  );
}

interface ActProps extends Omit<CardProps, 'isStale'> {
  readonly act: string;
  readonly variant?: 'secondary' | undefined;
  readonly children: ComponentChildren;
}

/** A form with one button, whose name says about which question it is. */
function Act({ model, question, act, variant, children }: ActProps) {
  return (
    <QuestionForm model={model} question={question} act={act}>
      <Button variant={variant} preventDoubleClick>
        {children}
        <VisuallyHidden>: {question.text.slice(0, 80)}</VisuallyHidden>
      </Button>
    </QuestionForm>
  );
}

function QuestionForm({ model, question, act, children }: Omit<ActProps, 'variant'>) {
  return (
    <Form
      action={plenaryUrls.moderateQuestion(model.code, question.id)}
      csrf={model.csrf}
      data-in-place={question.id}
    >
      <HiddenFields values={{ act, seen: question.seen, from: model.view }} />
      {children}
    </Form>
  );
}

function SecondLook({ model, question }: Omit<CardProps, 'isStale'>) {
  const about = <VisuallyHidden>: {question.text.slice(0, 80)}</VisuallyHidden>;
  return (
    <QuestionForm model={model} question={question} act="second-look">
      <div class="se-card__actions">
        <Button name="show" value="yes" preventDoubleClick>
          Show it{about}
        </Button>
        <Button name="show" value="no" variant="secondary" preventDoubleClick>
          Keep the decision{about}
        </Button>
      </div>
    </QuestionForm>
  );
}

function Decline({ model, question }: Omit<CardProps, 'isStale'>) {
  const words = question.state === 'received' ? 'Do not show' : 'Take down';
  const about = <VisuallyHidden>: {question.text.slice(0, 80)}</VisuallyHidden>;
  return (
    <Details
      class="se-card__details"
      summary={
        <>
          {words}
          {about}
        </>
      }
    >
      <QuestionForm model={model} question={question} act="decline">
        <Select
          name="reason"
          id={`reason-${question.id}`}
          label="Why? The asker is told at once"
          options={[
            { value: '', text: 'Choose a reason' },
            ...Object.entries(DECLINE_REASONS).map(([value, text]) => ({ value, text })),
          ]}
        />
        <Input name="note" id={`note-${question.id}`} label="What you add for the asker (optional)" />
        <Button variant="warning" preventDoubleClick>
          {words}
          {about}
        </Button>
      </QuestionForm>
    </Details>
  );
}

/** The way to everything that can be done with a question. */
function More({
  model,
  question,
  words,
  open,
}: Omit<CardProps, 'isStale'> & { words: string; open?: string }) {
  const query = new URLSearchParams({ from: model.view, ...(open === undefined ? {} : { open }) });
  return (
    <a
      class="govuk-link"
      href={`${plenaryUrls.moderateQuestion(model.code, question.id)}?${query.toString()}`}
    >
      {words}
      <VisuallyHidden>: {question.text.slice(0, 80)}</VisuallyHidden>
    </a>
  );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
