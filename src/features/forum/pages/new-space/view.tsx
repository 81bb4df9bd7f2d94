import { Button } from '../../../../design-system/components/button.tsx';
import { Checkboxes } from '../../../../design-system/components/checkboxes.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import {
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { type AttachmentRules, sizeWords } from '../../attachments/attachment.ts';
import type { AnswerDays } from '../../addressing/addressee.ts';
import type { Space } from '../../space.ts';
import { forumUrls } from '../../urls.ts';

export function NewSpacePage(model: {
  name: string;
  purpose: string;
  kind: string;
  mayMakePublic: boolean;
  errors: readonly FieldMistake[];
  csrf: string;
}) {
  const { name, purpose, kind, mayMakePublic, errors, csrf } = model;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading>New space</PageHeading>
        <p class="govuk-body">A space holds conversations that belong together. You will look after it.</p>
        <Form action={forumUrls.newSpace} csrf={csrf}>
          <Fields name={name} purpose={purpose} errors={errors} />
          {mayMakePublic || mistakeAt(errors, 'kind') !== undefined ? (
            <Radios
              name="kind"
              label="Who is it for?"
              value={kind}
              error={mistakeAt(errors, 'kind')}
              choices={[
                { value: 'private', label: 'Only people I add' },
                mayMakePublic && { value: 'public', label: 'Everybody who is signed in' },
              ]}
            />
          ) : (
            <>
              <HiddenFields values={{ kind: 'private' }} />
              <p class="govuk-body">
                Only you and the people you add or invite read it. A space for everybody who is signed in is
                made by an administrator: ask one if you need it.
              </p>
            </>
          )}
          <Button preventDoubleClick>Make space</Button>
        </Form>
      </div>
    </div>
  );
}

function Fields({
  name,
  purpose,
  errors,
}: {
  name: string;
  purpose: string;
  errors: readonly FieldMistake[];
}) {
  return (
    <>
      <Input name="name" label="Name" value={name} error={mistakeAt(errors, 'name')} />
      <Textarea
        name="purpose"
        label="What is it for? (optional)"
        hint="One or two sentences that everybody in it sees."
        value={purpose}
        error={mistakeAt(errors, 'purpose')}
        rows={3}
      />
    </>
  );
}

export function ChangeSpacePage({
  space,
  typed,
  usual,
  rules,
  errors,
  csrf,
}: {
  space: Space;
  typed: {
    readonly name: string;
    readonly purpose: string;
    readonly remind: string;
    readonly tell: string;
    readonly mostMb: string;
  };
  usual: AnswerDays;
  rules: AttachmentRules;
  errors: readonly FieldMistake[];
  csrf: string;
}) {
  const ticked = [
    space.openToWorld && 'open-to-world',
    space.holdsFirstPosts && 'holds-first-posts',
    space.takesNameless && 'takes-nameless',
    space.archivedAt !== null && 'archived',
  ].filter((each) => each !== false);
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={space.name}>Change this space</PageHeading>
        <Form action={forumUrls.spaceAct(space.id, 'change')} csrf={csrf}>
          <Fields name={typed.name} purpose={typed.purpose} errors={errors} />
          <Checkboxes
            name="settings"
            label="How it is run"
            values={ticked}
            choices={[
              space.kind === 'public' && {
                name: 'open-to-world',
                value: 'open-to-world',
                label: 'Anybody may read it, without an account',
                hint: 'Writing still needs an account.',
              },
              {
                name: 'holds-first-posts',
                value: 'holds-first-posts',
                label: 'A moderator looks at the first posts of new people before others see them',
              },
              {
                name: 'takes-nameless',
                value: 'takes-nameless',
                label: 'People may post without their name',
                hint: 'Moderators can look up a name for a reason, which goes on the log, and its owner is told.',
              },
              {
                name: 'archived',
                value: 'archived',
                label: 'Archive it',
                hint: 'Everything can be read, and nothing new is written.',
              },
            ]}
          />
          {rules.mostBytes > 0 && (
            <>
              <h2 class="govuk-heading-m">Files in posts</h2>
              <Checkboxes
                name="files"
                label="What may people attach?"
                hint="With neither, nothing more is attached. What is there stays."
                values={[space.takesPictures && 'pictures', space.takesDocuments && 'documents'].filter(
                  (each) => each !== false,
                )}
                choices={[
                  { name: 'pictures', value: 'pictures', label: 'Pictures' },
                  { name: 'documents', value: 'documents', label: 'Documents and tables' },
                ]}
              />
              <Input
                name="most-mb"
                label="How large may a file be, in MB?"
                hint={`Leave it empty for the usual ${sizeWords(rules.mostBytes)}, which is the most.`}
                inputmode="numeric"
                class="govuk-input--width-3"
                value={typed.mostMb}
                error={mistakeAt(errors, 'most-mb')}
              />
            </>
          )}
          <h2 class="govuk-heading-m">Reminders of questions</h2>
          <Input
            name="remind"
            label="After how many days is whoever was asked reminded?"
            hint={`Leave it empty for the usual ${usual.remind} days. Questions that wait so long are listed in the space.`}
            inputmode="numeric"
            class="govuk-input--width-3"
            value={typed.remind}
            error={mistakeAt(errors, 'remind')}
          />
          <Input
            name="tell"
            label="After how many days are those who look after this space told?"
            hint={`Leave it empty for the usual ${usual.tell} days.`}
            inputmode="numeric"
            class="govuk-input--width-3"
            value={typed.tell}
            error={mistakeAt(errors, 'tell')}
          />
          <Button preventDoubleClick>Save</Button>
        </Form>
      </div>
    </div>
  );
}
