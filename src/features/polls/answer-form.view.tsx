import { Button } from '../../design-system/components/button.tsx';
import { Checkboxes } from '../../design-system/components/checkboxes.tsx';
import { Fieldset } from '../../design-system/components/fieldset.tsx';
import { Input } from '../../design-system/components/input.tsx';
import { Radios } from '../../design-system/components/radios.tsx';
import { Textarea } from '../../design-system/components/textarea.tsx';
import { type FieldMistake, Form, mistakeAt } from '../../design-system/patterns/form.tsx';
import { VisuallyHidden } from '../../design-system/patterns/text.tsx';
import type { FormBody } from '../../platform/forms/form.ts';
import { NONE, rankField } from './answer.ts';
import { MAX_TEXT, type PollQuestion, type Scale, scalePoints } from './poll.ts';

export interface AnswerFormProps {
  readonly poll: PollQuestion;
  /** Begins every id of this form: several polls stand on one page. */
  readonly prefix: string;
  readonly action: string;
  readonly csrf: string;
  /** What the form holds when it is made; rendering again never changes what a person has chosen. */
  readonly typed: FormBody;
  readonly mistakes: readonly FieldMistake[];
  /** Null where it cannot be sent any more, and only shows what was chosen. */
  readonly button: string | null;
  /** Set in the browser. */
  readonly actions?: AnswerActions | undefined;
}

/** What scripts do with a form beside what the form does by itself. */
export interface AnswerActions {
  /** The person has begun to choose or write. */
  begin(): void;
  /** Sends the answer without leaving the page. */
  send(form: HTMLFormElement): void;
}

/** The form of one poll. It works without scripts, and every kind lets a person prefer not to say. */
export function AnswerForm(props: AnswerFormProps) {
  const { poll, action, csrf, button, actions } = props;
  return (
    <Form
      action={action}
      csrf={csrf}
      onInput={() => actions?.begin()}
      onSubmit={(event) => {
        if (actions === undefined) return;
        event.preventDefault();
        actions.send(event.currentTarget);
      }}
    >
      {poll.kind === 'one' && <OneChoice {...props} />}
      {poll.kind === 'several' && <SeveralChoices {...props} />}
      {poll.kind === 'scale' && poll.scale !== null && <ScaleChoice {...props} scale={poll.scale} />}
      {poll.kind === 'ranking' && <Ranking {...props} />}
      {poll.kind === 'text' && <ShortText {...props} />}
      {button !== null && <Button>{button}</Button>}
    </Form>
  );
}

const NONE_WORDS = 'Prefer not to say';

function chosen(typed: FormBody, field: string): readonly string[] {
  const value = typed[field];
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

function OneChoice({ poll, prefix, typed, mistakes }: AnswerFormProps) {
  return (
    <Radios
      name="choice"
      id={`${prefix}choice`}
      label={<VisuallyHidden>{poll.question}</VisuallyHidden>}
      choices={[
        ...poll.options.map(({ id, text }) => ({ value: id, label: text })),
        { divider: 'or' },
        { value: NONE, label: NONE_WORDS, id: `${prefix}none` },
      ]}
      value={chosen(typed, 'choice')[0]}
      error={mistakeAt(mistakes, 'choice')}
    />
  );
}

function SeveralChoices({ poll, prefix, typed, mistakes }: AnswerFormProps) {
  return (
    <Checkboxes
      name="choice"
      id={`${prefix}choice`}
      label={<VisuallyHidden>{poll.question}</VisuallyHidden>}
      hint={poll.maxChoices === null ? 'Choose all that apply.' : `Choose up to ${poll.maxChoices}.`}
      choices={[
        ...poll.options.map(({ id, text }) => ({ value: id, label: text })),
        { divider: 'or' },
        { value: NONE, label: NONE_WORDS, id: `${prefix}none`, exclusive: true },
      ]}
      values={chosen(typed, 'choice')}
      error={mistakeAt(mistakes, 'choice')}
    />
  );
}

function ScaleChoice({ poll, prefix, typed, mistakes, scale }: AnswerFormProps & { scale: Scale }) {
  const value = chosen(typed, 'choice')[0];
  const ends: Readonly<Record<number, string>> = { [scale.min]: scale.minLabel, [scale.max]: scale.maxLabel };
  return (
    <Radios
      name="choice"
      id={`${prefix}choice`}
      label={<VisuallyHidden>{poll.question}</VisuallyHidden>}
      hint={`${scale.min} means “${scale.minLabel}”, ${scale.max} means “${scale.maxLabel}”.`}
      small
      choices={[
        ...scalePoints(scale).map((point) => ({
          value: String(point),
          label: ends[point] === undefined ? String(point) : `${point} – ${ends[point]}`,
        })),
        { divider: 'or' },
        { value: NONE, label: NONE_WORDS, id: `${prefix}none` },
      ]}
      value={value}
      error={mistakeAt(mistakes, 'choice')}
    />
  );
}

function Ranking({ poll, prefix, typed, mistakes }: AnswerFormProps) {
  return (
    <>
      <Fieldset legend={<VisuallyHidden>{poll.question}</VisuallyHidden>} describedBy={`${prefix}how`}>
        <p class="govuk-hint" id={`${prefix}how`}>
          Number them from 1, what you put first, to {poll.options.length}. Use each number once.
        </p>
        {poll.options.map(({ id, text }) => (
          <Input
            name={rankField(id)}
            id={prefix + rankField(id)}
            label={text}
            class="govuk-input--width-2"
            inputMode="numeric"
            autocomplete="off"
            value={chosen(typed, rankField(id))[0] ?? ''}
            error={mistakeAt(mistakes, rankField(id))}
          />
        ))}
      </Fieldset>
      <NoneBox {...{ prefix, typed, mistakes }} />
    </>
  );
}

function ShortText({ poll, prefix, typed, mistakes }: AnswerFormProps) {
  return (
    <>
      <Textarea
        name="text"
        id={`${prefix}text`}
        label={<VisuallyHidden>{poll.question}</VisuallyHidden>}
        hint={`Up to ${MAX_TEXT} characters. Your text is shown without your name.`}
        rows={3}
        value={chosen(typed, 'text')[0] ?? ''}
        error={mistakeAt(mistakes, 'text')}
      />
      <NoneBox {...{ prefix, typed, mistakes }} />
    </>
  );
}

function NoneBox({ prefix, typed, mistakes }: Pick<AnswerFormProps, 'prefix' | 'typed' | 'mistakes'>) {
  return (
    <Checkboxes
      name={NONE}
      id={prefix + NONE}
      choices={[{ value: NONE, label: NONE_WORDS }]}
      values={chosen(typed, NONE)}
      error={mistakeAt(mistakes, NONE)}
    />
  );
}
