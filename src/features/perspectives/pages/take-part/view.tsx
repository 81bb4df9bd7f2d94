import { Button } from '../../../../design-system/components/button.tsx';
import { formatCount } from '../../../../design-system/format.ts';
import { Form, HiddenFields } from '../../../../design-system/patterns/form.tsx';
import { EmptyState, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { ANSWERS_BEFORE_GUESSES, GUESSES_EACH } from '../../guessing.ts';
import { ANSWERED_WORDS, type AnswerName } from '../../statement.ts';
import { perspectivesUrls } from '../../urls.ts';
import { Words } from '../../words-view.tsx';
import type { ShownStatement, TakePartModel } from './model.ts';

export interface TakePartProps {
  readonly model: TakePartModel;
  /** Set in a browser with scripts. */
  readonly onBack?: () => void;
}

const BUTTONS: readonly (readonly [AnswerName, string])[] = [
  ['agree', 'Agree'],
  ['disagree', 'Disagree'],
  ['pass', 'Pass'],
];

/** One statement at a time, and the way back to the last. */
export function TakePartView({ model, onBack }: TakePartProps) {
  const { id, queue, last, closed } = model;
  const [shown] = queue;
  return (
    <>
      <p class="govuk-body se-perspectives__progress">{progressWords(model)}</p>
      {closed !== null ? (
        <p class="govuk-inset-text" id="why" tabIndex={-1}>
          {closed}
        </p>
      ) : shown === undefined ? (
        <div id="why" tabIndex={-1}>
          <div id="next">
            <NothingLeft model={model} />
          </div>
        </div>
      ) : (
        <StatementCard model={model} shown={shown} />
      )}
      {last !== null && last.answer !== null && (
        <p class="govuk-body se-perspectives__last">
          {ANSWERED_WORDS[last.answer]}: “<Words of={last} />”{last.matters && ' It matters a lot to you.'}{' '}
          {closed === null && (
            <a
              class="govuk-link"
              href={`${perspectivesUrls.home(id)}?statement=${last.id}`}
              onClick={
                onBack === undefined
                  ? undefined
                  : (event) => {
                      event.preventDefault();
                      onBack();
                    }
              }
            >
              Change this answer
            </a>
          )}
        </p>
      )}
      <AfterAnswers model={model} />
    </>
  );
}

/** What there is to do with one's answers, as soon as there are some. */
function AfterAnswers({ model: { id, answered, closed } }: { model: TakePartModel }) {
  return (
    <>
      {closed === null && answered >= ANSWERS_BEFORE_GUESSES && (
        <p class="govuk-body">
          <a class="govuk-link" href={perspectivesUrls.guess(id)}>
            Guess how others answer
          </a>{' '}
          (optional, {GUESSES_EACH} questions at most)
        </p>
      )}
      {answered > 0 && (
        <p class="govuk-body">
          <a class="govuk-link" href={perspectivesUrls.answers(id)}>
            See and change your answers
          </a>
        </p>
      )}
    </>
  );
}

function StatementCard({ model, shown }: { model: TakePartModel; shown: ShownStatement }) {
  const { id, csrf, lens } = model;
  return (
    <div class="se-statement" id="next">
      {shown.lens !== '' && <p class="se-statement__lens">{shown.lens}</p>}
      <h2 class="se-statement__text" id="statement">
        <Words of={shown} />
      </h2>
      {shown.earlier !== null && (
        <p class="govuk-hint">
          Its wording was corrected. It was: “<Words of={shown.earlier} />
          ”. Answers to that stay with that.
        </p>
      )}
      {shown.answer !== null && (
        <p class="govuk-hint">{ANSWERED_WORDS[shown.answer]}. Answer again to change it.</p>
      )}
      <Form action={perspectivesUrls.vote(id)} csrf={csrf} class="se-statement__form" id="vote-form">
        <HiddenFields values={{ statement: shown.id, lens: lens || undefined }} />
        <div class="govuk-checkboxes govuk-checkboxes--small se-statement__matters">
          <div class="govuk-checkboxes__item">
            <input
              key={shown.id}
              class="govuk-checkboxes__input"
              id="matters"
              name="matters"
              type="checkbox"
              value="yes"
              defaultChecked={shown.matters}
            />
            <label class="govuk-label govuk-checkboxes__label" for="matters">
              This matters a lot to me
            </label>
          </div>
        </div>
        <div class="se-statement__answers" role="group" aria-labelledby="statement">
          {BUTTONS.map(([name, words]) => (
            <Button
              key={name}
              name="answer"
              value={name}
              variant={name === 'pass' ? 'secondary' : undefined}
              class={`se-statement__answer se-statement__answer--${name}`}
            >
              {words}
            </Button>
          ))}
        </div>
        {shown.answer === null && (
          <button
            type="submit"
            class="se-link-button"
            name="aside"
            value="yes"
            formAction={perspectivesUrls.aside(id)}
          >
            Not now: ask me tomorrow
          </button>
        )}
      </Form>
      <p class="govuk-hint">
        Pass if you are unsure, or if it is not for you to say.
        <VisuallyHidden> The next statement follows.</VisuallyHidden>
      </p>
    </div>
  );
}

function nothingLeftWords({ answered, aside }: TakePartModel): string {
  if (aside > 0)
    return `Nothing else today: you put ${formatCount(aside, 'statement')} aside until tomorrow.`;
  return answered === 0
    ? 'There is no statement to answer yet.'
    : 'You have answered every statement there is. Thank you.';
}

function NothingLeft({ model }: { model: TakePartModel }) {
  const { id, answered, aside, addingAllowed, csrf, lens } = model;
  return (
    <EmptyState title={nothingLeftWords(model)}>
      {aside > 0 && (
        <Form action={perspectivesUrls.aside(id)} csrf={csrf}>
          <HiddenFields values={{ aside: 'no', lens: lens || undefined }} />
          <Button variant="secondary">Ask me now</Button>
        </Form>
      )}
      <p class="govuk-body">
        {addingAllowed && 'Come back later: others can still add statements. '}
        {answered > 0 && (
          <a class="govuk-link" href={perspectivesUrls.me(id)}>
            See where you stand
          </a>
        )}
      </p>
    </EmptyState>
  );
}

function progressWords({ answered, left, closed }: TakePartModel): string {
  if (closed !== null && answered === 0) return '';
  const done = `You have answered ${answered}`;
  if (closed !== null) return `${done}.`;
  return left === 0 ? `${done}.` : `${done}; ${left} ${left === 1 ? 'is' : 'are'} left.`;
}
