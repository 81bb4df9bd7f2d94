import { Button } from '../../../../design-system/components/button.tsx';
import { CharacterCount } from '../../../../design-system/components/character-count.tsx';
import { Checkboxes } from '../../../../design-system/components/checkboxes.tsx';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { Select } from '../../../../design-system/components/select.tsx';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { LiveRegion, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { MAX_QUESTION_LENGTH, type PublicQuestion } from '../../../questions/shared.ts';
import { NAMING_WORDS, type Naming } from '../../../sessions/shared.ts';
import { SimilarQuestions } from '../../components/similar-questions.tsx';
import { plenaryUrls } from '../../urls.ts';
import { ALL_SPEAKERS } from './form.ts';

export interface AskView {
  readonly code: string;
  readonly sessionTitle: string;
  readonly csrf: string;
  readonly key: string;
  readonly errors: readonly FieldMistake[];
  readonly typed: {
    readonly text: string;
    readonly to: readonly string[];
    readonly naming: string;
    readonly label: string;
    readonly part: string;
    readonly language: string;
  };
  readonly speakers: readonly {
    readonly id: string;
    readonly name: string;
    readonly organisation: string | null;
  }[];
  readonly parts: readonly { readonly id: string; readonly title: string }[];
  readonly labels: readonly { readonly id: string; readonly name: string }[];
  readonly namings: readonly Naming[];
  readonly looksFirst: boolean;
  /** Why questions are not taken just now; the text is kept. */
  readonly closed: string | null;
  /** Published questions much like this one, offered before it is sent. */
  readonly similar: readonly PublicQuestion[];
}

export function AskPage(view: AskView) {
  const { code, errors, typed, similar } = view;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <LiveRegion />
        <FormErrors errors={errors} />
        <PageHeading caption={view.sessionTitle}>Ask a question</PageHeading>
        {view.closed !== null && <InsetText>{view.closed}</InsetText>}
        {similar.length > 0 && (
          <SimilarQuestions
            title="Has this been asked already?"
            code={code}
            csrf={view.csrf}
            questions={similar}
            after="You can also send your own question as it is."
          />
        )}
        <Form
          action={plenaryUrls.ask(code)}
          csrf={view.csrf}
          data-send-with-script="ask"
          data-draft-form={`ask:${code}`}
        >
          <input type="hidden" name="key" value={view.key} data-draft-key={`ask:${code}`} />
          {similar.length > 0 && <input type="hidden" name="anyway" value="1" />}
          <CharacterCount
            name="text"
            label="Your question"
            labelClass="govuk-label--m"
            hint="One question at a time is easiest to answer."
            maxLength={MAX_QUESTION_LENGTH}
            rows={5}
            value={typed.text}
            error={mistakeAt(errors, 'text')}
            data-draft={`ask:${code}`}
            data-similar={plenaryUrls.similar(code)}
          />
          <div data-similar-list aria-live="off" />
          <Addressees {...view} />
          {view.parts.length > 1 && (
            <Select
              name="part"
              label="Agenda item"
              value={typed.part}
              options={[
                { value: '', text: 'The session as a whole' },
                ...view.parts.map((part) => ({ value: part.id, text: part.title })),
              ]}
            />
          )}
          {view.labels.length > 0 && (
            <Select
              name="label"
              label="What it is about (optional)"
              value={typed.label}
              options={[
                { value: '', text: 'No label' },
                ...view.labels.map((label) => ({ value: label.id, text: label.name })),
              ]}
            />
          )}
          <NamingChoice namings={view.namings} chosen={typed.naming} />
          <p class="govuk-body">
            {view.looksFirst
              ? 'A moderator looks at each question before everyone sees it. You are told what becomes of yours.'
              : 'Everyone sees your question at once. A moderator may take it down, with a reason that you are told.'}
          </p>
          <Button preventDoubleClick>Send question</Button>
        </Form>
      </div>
    </div>
  );
}

function Addressees({ speakers, typed, errors }: AskView) {
  if (speakers.length === 0) return null;
  const choices = speakers.map((speaker) => ({
    value: speaker.id,
    label: speaker.organisation === null ? speaker.name : `${speaker.name}, ${speaker.organisation}`,
  }));
  return (
    <Checkboxes
      name="to"
      label="Who is it for?"
      error={mistakeAt(errors, 'to')}
      values={typed.to}
      choices={[
        {
          value: ALL_SPEAKERS,
          label: 'All speakers',
          hint: 'Each of them is asked, and each answer is kept.',
          exclusive: true,
        },
        ...choices,
      ]}
    />
  );
}

function NamingChoice({ namings, chosen }: { namings: readonly Naming[]; chosen: string }) {
  const [only] = namings;
  if (namings.length === 1 && only !== undefined) {
    return <InsetText>Your question is shown: {NAMING_WORDS[only].toLowerCase()}.</InsetText>;
  }
  return (
    <Radios
      name="naming"
      label="How is it shown?"
      value={chosen}
      choices={namings.map((naming) => ({ value: naming, label: NAMING_WORDS[naming] }))}
    />
  );
}
