import type { ComponentChildren } from 'preact';
import { Button } from '../../../../design-system/components/button.tsx';
import { Checkboxes } from '../../../../design-system/components/checkboxes.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { Form, HiddenFields } from '../../../../design-system/patterns/form.tsx';
import { StatusText, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { plenaryUrls } from '../../urls.ts';
import type { ChairModel, ChairQuestion } from './model.ts';

interface QuestionProps {
  readonly model: ChairModel;
  readonly question: ChairQuestion;
}

/** A question for screen readers, where a button or link is about it. */
function About({ question }: Pick<QuestionProps, 'question'>) {
  return <VisuallyHidden>: {question.text.slice(0, 80)}</VisuallyHidden>;
}

interface ActProps extends QuestionProps {
  readonly act: string;
  readonly children: ComponentChildren;
}

function actHref({ code, order, page }: ChairModel, id: string): string {
  const query = new URLSearchParams({ order, page: String(page) });
  return `${plenaryUrls.chairQuestion(code, id)}?${query.toString()}`;
}

function ActForm({ model, question, act, children }: ActProps) {
  return (
    <Form action={actHref(model, question.id)} csrf={model.csrf} data-in-place={question.id}>
      <HiddenFields values={{ act, seen: question.seen }} />
      {children}
    </Form>
  );
}

/** A form with one button, whose name says about which question it is. */
function Act({ variant, children, ...props }: ActProps & { variant?: 'secondary' }) {
  return (
    <ActForm {...props}>
      <Button variant={variant} preventDoubleClick>
        {children}
        <About question={props.question} />
      </Button>
    </ActForm>
  );
}

/** Notes who has answered aloud (LIVE-57): the whole question is answered once nobody is waiting. */
function Finish({ model, question }: QuestionProps) {
  const waiting = question.speakers.filter((speaker) => speaker.isWaiting);
  const [only] = waiting;
  return (
    <ActForm model={model} question={question} act="finish">
      {waiting.length > 0 && (
        <Checkboxes
          name="aloud"
          id={`aloud-${question.id}`}
          label="Who has answered?"
          small
          values={waiting.length === 1 && only !== undefined ? [only.id] : []}
          choices={waiting.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Button preventDoubleClick>
        Mark as answered
        <About question={question} />
      </Button>
    </ActForm>
  );
}

/** The question that is being answered, and what comes after. */
export function NowAnswering({ model, question }: QuestionProps) {
  return (
    <section class="se-card se-card--chosen se-now" aria-label="Being answered now">
      <p class="se-card__head">
        <StatusText tone="active">Being answered now</StatusText>{' '}
        <span>
          {question.asker}
          {question.to !== '' && ` to ${question.to}`}
        </span>
      </p>
      <p class="se-now__text">{question.text}</p>
      {model.canChoose && (
        <>
          <Finish model={model} question={question} />
          <div class="se-card__actions">
            <Act model={model} question={question} act="put-back" variant="secondary">
              Put back
            </Act>
          </div>
        </>
      )}
      <AnsweredSoFar question={question} />
    </section>
  );
}

function AnsweredSoFar({ question }: Pick<QuestionProps, 'question'>) {
  const done = question.speakers.filter((speaker) => !speaker.isWaiting);
  if (done.length === 0) return null;
  return (
    <p class="govuk-body-s">{done.map(({ name, stateWords }) => `${name} ${stateWords}`).join('. ')}.</p>
  );
}

/** Whether no other question of the same item is being answered (LIVE-55). */
function mayStart({ answersAloud, answering }: ChairModel, { part }: ChairQuestion): boolean {
  return answersAloud && answering.every((other) => other.part !== part);
}

/** A chosen question in its place, with the ways to move it. */
export function Chosen({
  model,
  question,
  index,
  count,
}: QuestionProps & { readonly index: number; readonly count: number }) {
  return (
    <li class="se-card" id={`chosen-${question.id}`}>
      <p class="se-card__text">{question.text}</p>
      <Known question={question} withVotes />
      {model.canChoose && (
        <div class="se-card__actions">
          {mayStart(model, question) && (
            <Act model={model} question={question} act="start">
              Answer now
            </Act>
          )}
          {index > 0 && (
            <Act model={model} question={question} act="up" variant="secondary">
              Earlier
            </Act>
          )}
          {index < count - 1 && (
            <Act model={model} question={question} act="down" variant="secondary">
              Later
            </Act>
          )}
          <Act model={model} question={question} act="put-back" variant="secondary">
            Put back
          </Act>
        </div>
      )}
    </li>
  );
}

/** An open question in the order in force. */
export function OpenQuestion({ model, question, isGone }: QuestionProps & { readonly isGone: boolean }) {
  return (
    <li class="se-question" id={`question-${question.id}`}>
      <div class="se-question__vote">
        <span class="se-vote se-vote--still">
          <span class="se-vote__count">{question.votes}</span> {question.votes === 1 ? 'vote' : 'votes'}
        </span>
      </div>
      <div class="se-question__body">
        {isGone && (
          <p class="se-card__stale">
            <StatusText tone="waiting">No longer open: chosen, answered or taken down.</StatusText>
          </p>
        )}
        <p class="se-question__text">
          <a
            class="govuk-link govuk-link--no-visited-state"
            href={`${plenaryUrls.question(model.code, question.id)}#why`}
          >
            {question.text}
          </a>
        </p>
        <Known question={question} />
        {model.canChoose && !isGone && <OpenActs model={model} question={question} />}
      </div>
    </li>
  );
}

function OpenActs({ model, question }: QuestionProps) {
  return (
    <div class="se-question__more">
      <div class="se-card__actions">
        {model.session.state !== 'closed' && (
          <Act model={model} question={question} act="choose" variant="secondary">
            Choose next
          </Act>
        )}
        {mayStart(model, question) && (
          <Act model={model} question={question} act="start" variant="secondary">
            Answer now
          </Act>
        )}
        {model.canModerate && (
          <a class="govuk-link" href={`${plenaryUrls.moderateQuestion(model.code, question.id)}?from=shown`}>
            More
            <About question={question} />
          </a>
        )}
      </div>
      {model.canNote && (
        <Details
          class="se-card__details"
          summary={
            <>
              It was answered aloud
              <About question={question} />
            </>
          }
        >
          <Finish model={model} question={question} />
        </Details>
      )}
    </div>
  );
}

/** A question that was answered a moment ago, with the way back (LIVE-57). */
export function Answered({ model, question }: QuestionProps) {
  return (
    <li>
      <p class="govuk-body-s govuk-!-margin-bottom-1">{question.text}</p>
      {model.canChoose && (
        <ActForm model={model} question={question} act="undo">
          <button type="submit" class="se-link-button">
            Not answered after all
            <About question={question} />
          </button>
        </ActForm>
      )}
    </li>
  );
}

/** What is known of a question beside its words. */
function Known({ question, withVotes = false }: Pick<QuestionProps, 'question'> & { withVotes?: boolean }) {
  const facts = [
    withVotes && `${question.votes} ${question.votes === 1 ? 'vote' : 'votes'}`,
    question.isPinned && 'Pinned',
    question.isParked && 'Parked for later',
    question.asker,
    question.to !== '' && `For ${question.to}`,
    question.part,
    question.label,
    ...question.speakers
      .filter((speaker) => !speaker.isWaiting)
      .map(({ name, stateWords }) => `${name} ${stateWords}`),
  ].filter((fact) => fact !== false && fact !== null && fact !== '');
  return (
    <ul class="se-question__meta se-card__known">
      {facts.map((fact, index) => (
        <li key={index}>{fact}</li>
      ))}
    </ul>
  );
}
