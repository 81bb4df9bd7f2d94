import { Button } from '../../../../design-system/components/button.tsx';
import { DateInput } from '../../../../design-system/components/date-input.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import {
  ButtonGroup,
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import type { FormBody } from '../../../../platform/forms/form.ts';
import type { PollKind } from '../../../polls/index.ts';
import { DraftFields, KIND_WORDS } from '../../../polls/shared.ts';
import { SENSE_ANSWERS, type ThreadPollKind } from '../../polls/poll.ts';
import { deviceDraft, type POLL_DRAFT_FIELDS } from '../../posts/device-draft.ts';
import type { Thread } from '../../thread.ts';
import { forumUrls } from '../../urls.ts';

export interface BeginPollView {
  readonly kind: ThreadPollKind;
  readonly thread: Pick<Thread, 'id' | 'title'>;
  readonly typed: FormBody;
  readonly errors: readonly FieldMistake[];
  /** When what is in the form was kept as a draft. */
  readonly savedAt: Date | undefined;
  /** Whoever begins it. */
  readonly person: string;
  /** Fewest people behind results. */
  readonly least: number;
  readonly messageKey: string;
  readonly csrf: string;
}

export function beginTitle(kind: ThreadPollKind): string {
  return kind === 'sense' ? 'Begin a sense check' : 'Begin a poll';
}

/** Asking everybody in a thread where they stand to a proposal (FOR-49), or what a poll asks (FOR-48). */
export function BeginPollPage(view: BeginPollView) {
  const { kind, thread, typed, errors, savedAt, person, least, messageKey, csrf } = view;
  const text = (field: string): string => [typed[field] ?? ''].flat()[0] ?? '';
  const isSense = kind === 'sense';
  const draft = (field: (typeof POLL_DRAFT_FIELDS)[number]) =>
    deviceDraft.poll(thread.id, kind, field, person);
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={thread.title}>{beginTitle(kind)}</PageHeading>
        {isSense ? <AboutSenseChecks /> : <AboutPolls kind={kind} />}
        {savedAt !== undefined && (
          <p class="govuk-hint">
            Your draft, saved <Time value={savedAt} />
          </p>
        )}
        <Form
          action={forumUrls.threadAct(thread.id, isSense ? 'sense-check' : 'poll')}
          csrf={csrf}
          data-save-draft
        >
          <HiddenFields values={{ key: messageKey, kind }} />
          <Input
            name="question"
            label={isSense ? 'What do you propose?' : 'What do you ask?'}
            hint={
              isSense
                ? 'In one sentence, for example “We try one form for all of us until summer”. It stays as you write it.'
                : 'In one sentence. It stays as you write it.'
            }
            value={text('question')}
            error={mistakeAt(errors, 'question')}
            data-draft={draft('question')}
          />
          <Textarea
            name="text"
            label="What should people know to answer? (optional)"
            rows={5}
            value={text('text')}
            error={mistakeAt(errors, 'text')}
            data-draft={draft('text')}
          />
          {!isSense && (
            <DraftFields
              kind={kind}
              typed={typed}
              errors={errors}
              optionsDraft={draft('options')}
              least={least}
            />
          )}
          <DateInput
            name="end"
            label="Last day for answers (optional)"
            hint="It closes at the end of that day. Without one, you or a moderator close it."
            value={{ day: text('end-day'), month: text('end-month'), year: text('end-year') }}
            error={errors.find(({ field }) => field.startsWith('end-'))?.message}
          />
          <ButtonGroup>
            <Button preventDoubleClick>{isSense ? 'Begin sense check' : 'Begin poll'}</Button>
            <Button variant="secondary" name="act" value="save-draft">
              Save draft
            </Button>
            <a class="govuk-link" href={forumUrls.thread(thread.id)}>
              Cancel
            </a>
          </ButtonGroup>
        </Form>
      </div>
    </div>
  );
}

function AboutSenseChecks() {
  return (
    <p class="govuk-body">
      A sense check finds out where everybody stands on a proposal before it is decided:{' '}
      {SENSE_ANSWERS.map((each) => each.text.toLowerCase()).join(', ')}. Whoever cannot live with it says why.
      Answers are shown when it is closed, without names.
    </p>
  );
}

function AboutPolls({ kind }: { kind: PollKind }) {
  const { name, hint } = KIND_WORDS[kind];
  return (
    <p class="govuk-body">
      {name}: {hint} Everybody can change their answer until the poll is closed. Answers are shown without
      names.
    </p>
  );
}
