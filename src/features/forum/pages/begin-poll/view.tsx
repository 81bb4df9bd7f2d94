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
import type { FormBody } from '../../../../platform/forms/form.ts';
import { SENSE_ANSWERS } from '../../polls/poll.ts';
import type { Thread } from '../../thread.ts';
import { forumUrls } from '../../urls.ts';

export interface BeginPollView {
  readonly thread: Pick<Thread, 'id' | 'title'>;
  readonly typed: FormBody;
  readonly errors: readonly FieldMistake[];
  readonly messageKey: string;
  readonly csrf: string;
}

/** Asking everybody in a thread where they stand to a proposal (FOR-49). */
export function BeginPollPage({ thread, typed, errors, messageKey, csrf }: BeginPollView) {
  const text = (field: string): string => [typed[field] ?? ''].flat()[0] ?? '';
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={thread.title}>Begin a sense check</PageHeading>
        <p class="govuk-body">
          A sense check finds out how everybody stands to a proposal before it is decided:{' '}
          {SENSE_ANSWERS.map((each) => each.text.toLowerCase()).join(', ')}. Whoever cannot live with it says
          why. Answers are shown when it is closed, without names.
        </p>
        <Form action={forumUrls.threadAct(thread.id, 'sense-check')} csrf={csrf}>
          <HiddenFields values={{ key: messageKey }} />
          <Input
            name="question"
            label="What do you propose?"
            hint="In one sentence, for example “We try one form for all of us until summer”. It stays as you write it."
            value={text('question')}
            error={mistakeAt(errors, 'question')}
          />
          <Textarea
            name="text"
            label="What should people know to answer? (optional)"
            rows={5}
            value={text('text')}
            error={mistakeAt(errors, 'text')}
          />
          <DateInput
            name="end"
            label="Last day for answers (optional)"
            hint="It closes at the end of that day. Without one, you or a moderator close it."
            value={{ day: text('end-day'), month: text('end-month'), year: text('end-year') }}
            error={errors.find(({ field }) => field.startsWith('end-'))?.message}
          />
          <ButtonGroup>
            <Button preventDoubleClick>Begin sense check</Button>
            <a class="govuk-link" href={forumUrls.thread(thread.id)}>
              Cancel
            </a>
          </ButtonGroup>
        </Form>
      </div>
    </div>
  );
}
