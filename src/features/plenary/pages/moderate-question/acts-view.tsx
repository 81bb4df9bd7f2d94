import type { ComponentChildren } from 'preact';
import { Button } from '../../../../design-system/components/button.tsx';
import { CharacterCount } from '../../../../design-system/components/character-count.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { Select } from '../../../../design-system/components/select.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import { ButtonGroup, Form, HiddenFields, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { MAX_QUESTION_LENGTH } from '../../../questions/shared.ts';
import { DECLINE_REASONS } from '../../../sessions/shared.ts';
import { plenaryUrls } from '../../urls.ts';
import type { ActName } from './form.ts';
import type { Choosable, ModerateQuestionView } from './model.ts';

/** All that can be done with a question, the nearest first. */
export function Acts(view: ModerateQuestionView) {
  const has = (act: ActName): boolean => view.offers.includes(act);
  return (
    <>
      {has('publish') && <OneButton view={view} act="publish" words="Publish" />}
      {has('leave') && <OneButton view={view} act="leave" words="Leave it shown" variant="secondary" />}
      {has('undo-merge') && <OneButton view={view} act="undo-merge" words="Let it stand by itself again" />}
      {has('restore') && <OneButton view={view} act="restore" words="Show it after all" />}
      {has('second-look') && <SecondLook {...view} />}
      {has('decline') && <Decline {...view} />}
      {has('merge') && <Merge {...view} />}
      {has('wording') && <Wording {...view} />}
      <Place {...view} />
      {has('note') && <Note {...view} />}
      {(has('pin') || has('unpin') || has('park') || has('unpark')) && (
        <ButtonGroup>
          {has('pin') && <OneButton view={view} act="pin" words="Pin to the top" variant="secondary" />}
          {has('unpin') && <OneButton view={view} act="unpin" words="Unpin" variant="secondary" />}
          {has('park') && <OneButton view={view} act="park" words="Park for later" variant="secondary" />}
          {has('unpark') && <OneButton view={view} act="unpark" words="No longer park" variant="secondary" />}
        </ButtonGroup>
      )}
    </>
  );
}

interface ActFormProps {
  readonly view: ModerateQuestionView;
  readonly act: ActName;
  readonly children: ComponentChildren;
}

/** A form about this question, that says in which state it was seen. */
function ActForm({ view, act, children }: ActFormProps) {
  const { code, question, csrf, from } = view;
  return (
    <Form action={plenaryUrls.moderateQuestion(code, question.id)} csrf={csrf}>
      <HiddenFields values={{ act, seen: question.seen, from }} />
      {children}
    </Form>
  );
}

function OneButton({
  view,
  act,
  words,
  variant,
}: Pick<ActFormProps, 'view' | 'act'> & { words: string; variant?: 'secondary' }) {
  return (
    <ActForm view={view} act={act}>
      <Button variant={variant} preventDoubleClick>
        {words}
      </Button>
    </ActForm>
  );
}

function SecondLook(view: ModerateQuestionView) {
  return (
    <ActForm view={view} act="second-look">
      <p class="govuk-body">The asker asks for a second look. You decide for good; the asker is told.</p>
      <ButtonGroup>
        <Button name="show" value="yes" preventDoubleClick>
          Show it
        </Button>
        <Button name="show" value="no" variant="secondary" preventDoubleClick>
          Keep the decision
        </Button>
      </ButtonGroup>
    </ActForm>
  );
}

function Decline(view: ModerateQuestionView) {
  const words = view.question.state === 'received' ? 'Do not show it' : 'Take it down';
  return (
    <Details summary={words} open={view.open === 'decline'}>
      <ActForm view={view} act="decline">
        <Radios
          name="reason"
          label="Why?"
          hint="The asker is told the reason at once, and can ask for a second look. Being critical is not a reason, nor is lack of time."
          small
          value={view.typed['reason']}
          error={mistakeAt(view.errors, 'reason')}
          choices={Object.entries(DECLINE_REASONS).map(([value, label]) => ({ value, label }))}
        />
        <Textarea
          name="note"
          label="What you add for the asker (optional)"
          rows={2}
          value={view.typed['note']}
          error={mistakeAt(view.errors, 'note')}
        />
        <Button variant="warning" preventDoubleClick>
          {words}
        </Button>
      </ActForm>
    </Details>
  );
}

function Merge(view: ModerateQuestionView) {
  const { similar, others, typed, errors, anotherValue } = view;
  if (similar.length + others.length === 0) return null;
  const all = (
    <Select
      name="other"
      label={similar.length === 0 ? 'It becomes part of' : 'All open questions'}
      value={typed['other']}
      error={mistakeAt(errors, 'other')}
      options={[
        { value: '', text: 'Choose one' },
        ...others.map(({ id, name }) => ({ value: id, text: name })),
      ]}
    />
  );
  return (
    <Details summary="Merge it into another" open={view.open === 'merge'}>
      <ActForm view={view} act="merge">
        <p class="govuk-body">Both wordings are kept, and everybody counts once. It can be undone.</p>
        {similar.length === 0 ? (
          <>
            <HiddenFields values={{ into: anotherValue }} />
            {all}
          </>
        ) : (
          <Radios
            name="into"
            label="It becomes part of"
            small
            value={typed['into'] ?? similar[0]?.id}
            error={mistakeAt(errors, 'into')}
            choices={[
              ...similar.map(({ id, name }) => ({ value: id, label: name })),
              others.length > 0 && { value: anotherValue, label: 'Another question', conditional: all },
            ]}
          />
        )}
        <Button variant="secondary" preventDoubleClick>
          Merge
        </Button>
      </ActForm>
    </Details>
  );
}

function Wording(view: ModerateQuestionView) {
  return (
    <Details summary="Propose a clearer wording" open={view.open === 'wording'}>
      <ActForm view={view} act="wording">
        <CharacterCount
          name="text"
          label="Clearer wording"
          hint="It replaces the asker’s only if the asker agrees. After 3 minutes without an answer both are shown."
          rows={4}
          maxLength={MAX_QUESTION_LENGTH}
          value={view.typed['text'] ?? view.question.text}
          error={mistakeAt(view.errors, 'text')}
        />
        <Button variant="secondary" preventDoubleClick>
          Propose it
        </Button>
      </ActForm>
    </Details>
  );
}

/** Where the question stands: its label, and its item of the agenda. */
function Place(view: ModerateQuestionView) {
  const { labels, parts, offers, typed, errors } = view;
  const canLabel = offers.includes('label') && labels.length > 0;
  const canMove = offers.includes('part') && parts.length > 1;
  if (!canLabel && !canMove) return null;
  const options = (none: string, list: readonly Choosable[]) => [
    { value: '', text: none },
    ...list.map(({ id, name }) => ({ value: id, text: name })),
  ];
  return (
    <Details summary="Label or move it" open={view.open === 'label' || view.open === 'part'}>
      {canLabel && (
        <ActForm view={view} act="label">
          <Select
            name="label"
            label="Label"
            value={typed['label'] ?? view.labelId ?? ''}
            error={mistakeAt(errors, 'label')}
            options={options('No label', labels)}
          />
          <Button variant="secondary" preventDoubleClick>
            Save label
          </Button>
        </ActForm>
      )}
      {canMove && (
        <ActForm view={view} act="part">
          <Select
            name="part"
            label="Item of the agenda"
            hint="The asker is told when you move it."
            value={typed['part'] ?? view.partId ?? ''}
            error={mistakeAt(errors, 'part')}
            options={options('No item in particular', parts)}
          />
          <Button variant="secondary" preventDoubleClick>
            Move
          </Button>
        </ActForm>
      )}
    </Details>
  );
}

/** What a speaker said, noted by somebody else (LIVE-59). */
function Note({ speakers, typed, errors, ...view }: ModerateQuestionView) {
  const [only] = speakers;
  return (
    <Details summary="Note what a speaker said" open={view.open === 'note'}>
      <ActForm view={{ speakers, typed, errors, ...view }} act="note">
        <Select
          name="speaker"
          label="Who said it?"
          value={typed['speaker'] ?? (speakers.length === 1 ? only?.id : '')}
          error={mistakeAt(errors, 'speaker')}
          options={[
            { value: '', text: 'Choose a speaker' },
            ...speakers.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
        <Textarea
          name="summary"
          label="What was said, in short"
          hint="It is marked as a summary until the speaker confirms it."
          rows={4}
          value={typed['summary']}
          error={mistakeAt(errors, 'summary')}
        />
        <Input
          name="recording"
          label="Time in the recording (optional)"
          hint="For example, 12:40"
          width={10}
          value={typed['recording']}
          error={mistakeAt(errors, 'recording')}
        />
        <Button variant="secondary" preventDoubleClick>
          Save note
        </Button>
      </ActForm>
    </Details>
  );
}
