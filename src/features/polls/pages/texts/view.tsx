import { Button } from '../../../../design-system/components/button.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import {
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import {
  EmptyState,
  PageHeading,
  StatusText,
  VisuallyHidden,
} from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import type { FormBody } from '../../../../platform/forms/form.ts';
import { DECLINE_REASONS } from '../../../sessions/shared.ts';
import type { TextToModerate } from '../../answers.repository.ts';

export interface TextsView {
  readonly sessionTitle: string;
  readonly question: string;
  readonly texts: readonly TextToModerate[];
  readonly zone: string;
  readonly action: string;
  readonly csrf: string;
  /** A decision that was not taken: about which text, what was typed, and what is wrong. */
  readonly rejected: {
    readonly id: string;
    readonly typed: FormBody;
    readonly errors: readonly FieldMistake[];
  } | null;
}

/** The texts that people answered, for the moderators: nobody's name stands beside one. */
export function TextsPage(view: TextsView) {
  const { sessionTitle, question, texts, rejected } = view;
  return (
    <>
      <FormErrors
        errors={(rejected?.errors ?? []).map((error) => ({
          ...error,
          field: `${error.field}-${rejected?.id ?? ''}`,
        }))}
      />
      <PageHeading caption={sessionTitle}>Texts to look at</PageHeading>
      <p class="govuk-body">Answers to: {question}</p>
      {texts.length === 0 && (
        <EmptyState title="Nobody has written a text yet.">
          <p class="govuk-body">Reload this page to see what is new.</p>
        </EmptyState>
      )}
      <ul class="se-cards">
        {texts.map((text) => (
          <TextCard key={text.id} view={view} text={text} />
        ))}
      </ul>
    </>
  );
}

function TextCard({ view, text }: { view: TextsView; text: TextToModerate }) {
  const { action, csrf, zone, rejected } = view;
  const isShown = text.state === 'published';
  return (
    <li class="se-card" id={`text-${text.id}`}>
      <p class="se-card__head">
        <State text={text} /> <Time value={text.at} zone={zone} format="time" />
      </p>
      <p class="se-card__text">{text.text}</p>
      <div class="se-card__actions">
        {!isShown && (
          <Form action={action} csrf={csrf}>
            <HiddenFields values={{ ...target(text), show: 'yes' }} />
            <Button preventDoubleClick>
              Show<VisuallyHidden>: {text.text}</VisuallyHidden>
            </Button>
          </Form>
        )}
        {(isShown || text.state === 'received') && (
          <Details
            summary={isShown ? 'Take it down' : 'Do not show it'}
            open={rejected?.id === text.id ? true : undefined}
          >
            <DeclineForm view={view} text={text} />
          </Details>
        )}
      </div>
    </li>
  );
}

/** Which text is decided on, as it stands here. */
function target({ id, at }: TextToModerate) {
  return { id, written: at.getTime() };
}

function State({ text }: { text: TextToModerate }) {
  if (text.state === 'published') return <StatusText tone="done">Shown to everyone</StatusText>;
  if (text.state === 'received') return <StatusText tone="waiting">Waiting for a moderator</StatusText>;
  const why = text.reason === null ? '' : `: ${DECLINE_REASONS[text.reason]}`;
  return <StatusText tone="problem">{`Not shown${why}`}</StatusText>;
}

function DeclineForm({ view, text }: { view: TextsView; text: TextToModerate }) {
  const { action, csrf, rejected } = view;
  const own = rejected?.id === text.id ? rejected : null;
  const typed = (field: string): string => {
    const value = own?.typed[field];
    return typeof value === 'string' ? value : '';
  };
  return (
    <Form action={action} csrf={csrf}>
      <HiddenFields values={target(text)} />
      <Radios
        name="reason"
        id={`reason-${text.id}`}
        label="Why? The writer is told"
        labelClass="govuk-fieldset__legend--s"
        small
        choices={Object.entries(DECLINE_REASONS).map(([value, label]) => ({ value, label }))}
        value={typed('reason')}
        error={mistakeAt(own?.errors ?? [], 'reason')}
      />
      <Input
        name="note"
        id={`note-${text.id}`}
        label="Note to the writer (optional)"
        value={typed('note')}
        error={mistakeAt(own?.errors ?? [], 'note')}
      />
      <Button variant="secondary" preventDoubleClick>
        {text.state === 'published' ? 'Take down' : 'Do not show'}
        <VisuallyHidden>: {text.text}</VisuallyHidden>
      </Button>
    </Form>
  );
}
