import { Button } from '../../../../design-system/components/button.tsx';
import { Checkboxes } from '../../../../design-system/components/checkboxes.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import {
  ButtonGroup,
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
} from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { Filled } from '../../organise/sections.ts';
import { ChangedMeanwhile, field, type Meanwhile } from '../../organise/settings-view.tsx';
import { organiseUrls } from '../../organise/urls.ts';
import type { RoleHolder, Session } from '../../session.ts';

export interface HolderView {
  readonly session: Session;
  readonly heading: string;
  /** Undefined for somebody new. */
  readonly known: RoleHolder | undefined;
  readonly csrf: string;
  readonly filled: Filled;
  readonly stamp: string;
  readonly errors: readonly FieldMistake[];
  readonly meanwhile: Meanwhile | undefined;
  /** Names of organisations known here. */
  readonly organisations: readonly string[];
}

export function HolderPage(view: HolderView) {
  const { session, known, errors } = view;
  const action =
    known === undefined ? organiseUrls.invite(session.code) : organiseUrls.holder(session.code, known.id);
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={session.title}>{view.heading}</PageHeading>
        {view.meanwhile && <ChangedMeanwhile {...view.meanwhile} />}
        <Form action={action} csrf={view.csrf}>
          <HiddenFields values={{ stamp: view.stamp }} />
          {known === undefined ? <RoleField view={view} /> : <p class="govuk-body">Role: {known.role}</p>}
          <Input {...field(view, 'name')} label="Name" labelClass="govuk-label--s" spellcheck={false} />
          <EmailField view={view} />
          <Input {...field(view, 'post')} label="Post (optional)" labelClass="govuk-label--s" />
          <Input
            {...field(view, 'organisation')}
            label="Organisation (optional)"
            labelClass="govuk-label--s"
            list="known-organisations"
            autocomplete="off"
          />
          <datalist id="known-organisations">
            {view.organisations.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </datalist>
          {known?.role === 'moderator' && <DeputyField view={view} />}
          <ButtonGroup>
            <Button preventDoubleClick>{known === undefined ? 'Save and invite' : 'Save'}</Button>
            <a class="govuk-link" href={organiseUrls.people(session.code)}>
              Cancel
            </a>
          </ButtonGroup>
        </Form>
      </div>
    </div>
  );
}

function RoleField({ view }: { view: HolderView }) {
  return (
    <Radios
      {...field(view, 'role')}
      label="Role"
      labelClass="govuk-fieldset__legend--s"
      hint="Somebody with several roles is invited to each."
      choices={[
        {
          value: 'chair',
          label: 'Chair',
          hint: 'Chooses what is answered; opens, pauses and closes; runs polls.',
        },
        {
          value: 'moderator',
          label: 'Moderator',
          hint: 'Publishes, declines with a reason, merges and labels questions. Named on the page.',
          conditional: <DeputyField view={view} />,
        },
        { value: 'speaker', label: 'Speaker', hint: 'Is asked questions, and answers aloud or in writing.' },
        { value: 'observer', label: 'Observer', hint: 'Reads along.' },
        { value: 'organiser', label: 'Organiser', hint: 'Does everything that you can do here.' },
      ]}
    />
  );
}

function DeputyField({ view }: { view: HolderView }) {
  return (
    <Checkboxes
      name="deputy"
      values={[view.filled['deputy'] ?? '']}
      choices={[
        {
          value: 'yes',
          label: 'Deputy of the chair',
          hint: 'May chair at any time. Other moderators may when no chair has been there for a minute.',
        },
      ]}
    />
  );
}

function EmailField({ view }: { view: HolderView }) {
  if (view.known !== undefined && view.known.personId !== null) {
    return (
      <p class="govuk-body">
        Email address: {view.known.email ?? 'none'}. It cannot change, because the invitation was accepted
        with it.
      </p>
    );
  }
  return (
    <Input
      {...field(view, 'email')}
      label="Email address"
      labelClass="govuk-label--s"
      hint="The invitation goes there. Speakers can be listed without one: they then answer aloud only."
      type="email"
      autocomplete="off"
      spellcheck={false}
    />
  );
}
