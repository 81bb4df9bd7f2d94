import type { ComponentChildren } from 'preact';
import { Button } from '../../../../design-system/components/button.tsx';
import { CharacterCount } from '../../../../design-system/components/character-count.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { ErrorSummary } from '../../../../design-system/components/error-summary.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { Select } from '../../../../design-system/components/select.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import { type FieldMistake, Form, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { PageHeading, StatusText } from '../../../../design-system/patterns/text.tsx';
import { MAX_ANSWER_LENGTH, type PublicAnswer, SPEAKER_STATE_WORDS } from '../../../questions/shared.ts';
import { plenaryUrls } from '../../urls.ts';
import type { AnswerAct } from './form.ts';

export interface AnswerView {
  readonly code: string;
  readonly csrf: string;
  readonly id: string;
  readonly text: string;
  readonly asker: string;
  readonly stateWords: string;
  readonly myState: keyof typeof SPEAKER_STATE_WORDS;
  readonly written: PublicAnswer | undefined;
  readonly summary: PublicAnswer | undefined;
  readonly others: readonly { readonly name: string; readonly state: keyof typeof SPEAKER_STATE_WORDS }[];
  readonly speakers: readonly { readonly id: string; readonly name: string }[];
  readonly told: string | null;
  /** Why what was sent was not done. */
  readonly refusal: string | null;
  readonly errors: readonly FieldMistake[];
  readonly typed: Readonly<Record<string, string>>;
  /** The act whose form came back with mistakes: it is shown open. */
  readonly failed: AnswerAct | null;
}

/** One question with all that its addressed speaker can do. */
export function AnswerPage(view: AnswerView) {
  const { errors, typed, written, summary } = view;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <ErrorSummary
          errors={[
            ...(view.refusal === null ? [] : [{ text: view.refusal }]),
            ...errors.map(({ field, message }) => ({ text: message, href: `#${field}` })),
          ]}
        />
        <PageHeading size="m" caption={view.asker}>
          {view.text}
        </PageHeading>
        {view.told !== null && <InsetText>{view.told}</InsetText>}
        <p class="govuk-body">
          <StatusText>{view.stateWords}</StatusText>. You:{' '}
          {view.myState === 'waiting' ? 'not answered yet' : SPEAKER_STATE_WORDS[view.myState]}.
        </p>
        {view.others.length > 0 && (
          <p class="govuk-body">
            {view.others.map((other) => `${other.name} ${SPEAKER_STATE_WORDS[other.state]}`).join(' · ')}.
          </p>
        )}
        <ActForm
          view={view}
          act="write"
          title={written === undefined ? 'Answer in writing' : 'Change your answer'}
        >
          <CharacterCount
            name="answer"
            label="Your answer"
            hint="Everyone in the session can read it. You can change it later."
            maxLength={MAX_ANSWER_LENGTH}
            rows={8}
            value={typed['answer'] ?? written?.text ?? ''}
            error={mistakeAt(errors, 'answer')}
            data-draft={`answer:${view.id}`}
          />
          <Button preventDoubleClick>Publish answer</Button>
        </ActForm>
        {summary !== undefined && !summary.confirmed && (
          <ActForm view={view} act="confirm" title="A note of what you said">
            <p class="govuk-body se-prewrap">{summary.text}</p>
            <Button variant="secondary">Confirm this summary</Button>
          </ActForm>
        )}
        {view.myState === 'waiting' && (
          <ActForm view={view} act="aloud" title="Answered aloud?">
            <Button variant="secondary">I answered aloud</Button>
          </ActForm>
        )}
        <SpokenSummary {...view} />
        <HandOn {...view} />
      </div>
    </div>
  );
}

/** The speaker's own note of a spoken answer. */
function SpokenSummary(view: AnswerView) {
  const { typed, errors, summary } = view;
  return (
    <Details summary="Note what you said" open={view.failed === 'summary'}>
      <ActForm view={view} act="summary" title="Summary of a spoken answer">
        <Textarea
          name="summary"
          label="What you said, in short"
          value={typed['summary'] ?? summary?.text ?? ''}
          error={mistakeAt(errors, 'summary')}
        />
        <Input
          name="recording"
          label="Time in the recording (optional)"
          hint="For example, 12:40"
          width={10}
          value={typed['recording'] ?? summary?.recordingAt ?? ''}
          error={mistakeAt(errors, 'recording')}
        />
        <Button variant="secondary">Publish summary</Button>
      </ActForm>
    </Details>
  );
}

/** Leaving the answer to somebody else, or to nobody. */
function HandOn(view: AnswerView) {
  const { typed, errors, myState } = view;
  const mayHandOn = myState === 'waiting' || myState === 'declined';
  return (
    <>
      {mayHandOn && view.speakers.length > 0 && (
        <Details summary="Pass it on to another speaker" open={view.failed === 'pass-on'}>
          <ActForm view={view} act="pass-on" title="Pass on">
            <Select
              name="to"
              label="Who should answer?"
              value={typed['to'] ?? ''}
              error={mistakeAt(errors, 'to')}
              options={[
                { value: '', text: 'Choose a speaker' },
                ...view.speakers.map((speaker) => ({ value: speaker.id, text: speaker.name })),
              ]}
            />
            <Textarea
              name="why"
              label="Why? Everyone can read this"
              rows={2}
              value={typed['why'] ?? ''}
              error={mistakeAt(errors, 'why')}
            />
            <Button variant="secondary">Pass on</Button>
          </ActForm>
        </Details>
      )}
      {myState === 'waiting' && (
        <Details summary="I will not answer this" open={view.failed === 'decline'}>
          <ActForm view={view} act="decline" title="Not answer">
            <Textarea
              name="reason"
              label="Why? Everyone can read this"
              rows={2}
              value={typed['reason'] ?? ''}
              error={mistakeAt(errors, 'reason')}
            />
            <Button variant="secondary">Say that I will not answer</Button>
          </ActForm>
        </Details>
      )}
    </>
  );
}

interface ActFormProps {
  readonly view: AnswerView;
  readonly act: AnswerAct;
  readonly title: string;
  readonly children: ComponentChildren;
}

function ActForm({ view, act, title, children }: ActFormProps) {
  return (
    <section aria-label={title}>
      <h2 class="govuk-heading-s">{title}</h2>
      <Form action={`${plenaryUrls.answer(view.code, view.id)}/${act}`} csrf={view.csrf}>
        {children}
      </Form>
    </section>
  );
}
