import { Button } from '../../../../design-system/components/button.tsx';
import { Checkboxes } from '../../../../design-system/components/checkboxes.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { Select } from '../../../../design-system/components/select.tsx';
import {
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { type Addressee, ANSWER_DAYS } from '../../addressing/addressee.ts';
import { Asked } from '../../components/asked.view.tsx';
import type { SpaceRole } from '../../spaces/access.ts';
import type { Thread } from '../../thread.ts';
import { forumUrls } from '../../urls.ts';

export interface AddresseesModel {
  readonly thread: Thread;
  readonly addressees: readonly Addressee[];
  /** What waits for whoever looks. */
  readonly own: Addressee | undefined;
  readonly mayAddress: boolean;
  /** Which form was sent. */
  readonly act: 'address' | 'hand-on' | 'promise' | undefined;
  readonly name: string;
  readonly role: string;
  /** Those of the space that somebody holds. */
  readonly roles: readonly SpaceRole[];
  readonly reason: string;
  /** How many people it would tell; asked for a second time. */
  readonly reaches: number | undefined;
  readonly names: readonly string[];
  readonly errors: readonly FieldMistake[];
  readonly csrf: string;
}

/** Who was asked a question, and what each of them can do about it (FOR-43). */
export function AddresseesPage(model: AddresseesModel) {
  const { thread, addressees, own, mayAddress, names, errors } = model;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={thread.title}>Who is asked</PageHeading>
        <Asked addressees={addressees} />
        {own !== undefined && <OwnForms {...model} own={own} />}
        {mayAddress && (
          <Form action={forumUrls.threadAct(thread.id, 'addressees')} csrf={model.csrf}>
            <HiddenFields values={{ act: 'address' }} />
            <h2 class="govuk-heading-m">Ask somebody to answer</h2>
            <NameField model={model} act="address" id="name" label="Person or organisation" />
            <Button preventDoubleClick>Ask them</Button>
          </Form>
        )}
        <datalist id="names">
          {names.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </datalist>
      </div>
    </div>
  );
}

function OwnForms(model: AddresseesModel & { own: Addressee }) {
  const { thread, own, act, reason, errors, csrf } = model;
  const action = forumUrls.threadAct(thread.id, 'addressees');
  return (
    <>
      <h2 class="govuk-heading-m">
        This question waits for {own.personId === null ? inSentence(own) : 'you'}
      </h2>
      <p class="govuk-body">
        <a class="govuk-link" href={`${forumUrls.thread(thread.id)}#reply`}>
          Answer it in the thread
        </a>
        , or do one of these.
      </p>
      <Form action={action} csrf={csrf}>
        <HiddenFields values={{ act: 'promise', addressee: own.id }} />
        <Radios
          name="days"
          label="When will you answer?"
          value=""
          error={act === 'promise' ? mistakeAt(errors, 'days') : undefined}
          choices={ANSWER_DAYS.map((days) => ({ value: days, label: `Within ${days} days` }))}
        />
        <Button variant="secondary">Say when</Button>
      </Form>
      <Form action={action} csrf={csrf}>
        <HiddenFields values={{ act: 'hand-on', addressee: own.id }} />
        <h2 class="govuk-heading-m">Hand it on</h2>
        <NameField model={model} act="hand-on" id="to" label="Who can answer it instead?" />
        <Input
          name="reason"
          label="Why them?"
          hint="Everybody who reads the thread can read this."
          value={act === 'hand-on' ? reason : ''}
          error={act === 'hand-on' ? mistakeAt(errors, 'reason') : undefined}
        />
        <Button variant="secondary" preventDoubleClick>
          Hand it on
        </Button>
      </Form>
    </>
  );
}

/** "the stewards", in the middle of a sentence. */
function inSentence({ name, role }: Addressee): string {
  return role === null ? name : name.replace(/^The /, 'the ');
}

function NameField({
  model,
  act,
  id,
  label,
}: {
  model: AddresseesModel;
  act: 'address' | 'hand-on';
  id: 'name' | 'to';
  label: string;
}) {
  const isSent = model.act === act;
  return (
    <>
      <Input
        name={id}
        label={label}
        hint="For example Ann Smith, or Ann Smith, Example Council"
        list="names"
        value={isSent ? model.name : ''}
        error={isSent ? mistakeAt(model.errors, id) : undefined}
      />
      {model.roles.length > 0 && (
        <Select
          name="role"
          id={`${id}-role`}
          label="Or a role here"
          hint="Whoever holds the role now or later can answer."
          value={isSent ? model.role : ''}
          options={[
            { value: '', text: 'No role' },
            ...model.roles.map(({ key, name }) => ({ value: key, text: name })),
          ]}
        />
      )}
      {isSent && model.reaches !== undefined && (
        <Checkboxes
          name="sure"
          label="This tells many people"
          values={[]}
          choices={[{ value: 'yes', label: `Yes, tell ${model.reaches} people` }]}
        />
      )}
    </>
  );
}
