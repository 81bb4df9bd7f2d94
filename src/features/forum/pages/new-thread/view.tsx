import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import {
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { AttachFields } from '../../attachments/attach.view.tsx';
import type { AttachmentRules } from '../../attachments/attachment.ts';
import { PostField, Preview, UnclearNames, WriteButtons } from '../../components/editor.view.tsx';
import { ReviewField } from '../../components/decision-review.view.tsx';
import type { FormBody } from '../../../../platform/forms/form.ts';
import { type TagChoice, TagFields } from '../../components/tag-fields.view.tsx';
import type { NamelessChoice } from '../../nameless/nameless.ts';
import { NamingField } from '../../nameless/naming.view.tsx';
import { ReachWarning } from '../../components/reach.view.tsx';
import { reachesIn, type Reached } from '../../posts/reaching.ts';
import type { UnclearName } from '../../posts/link-names.ts';
import type { Space } from '../../space.ts';
import { KIND_HINTS, KIND_WORDS, THREAD_KINDS } from '../../thread.ts';
import { deviceDraft } from '../../posts/device-draft.ts';
import { forumUrls } from '../../urls.ts';

/** Which kind of thread it is to be. */
export function KindPage({ space }: { space: Space }) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Form action={forumUrls.newThread(space.id)} method="get">
          <Radios
            name="kind"
            label="What kind of thread is it?"
            labelIsPageHeading
            labelClass="govuk-fieldset__legend--l"
            value="discussion"
            choices={THREAD_KINDS.map((value) => ({
              value,
              label: KIND_WORDS[value],
              hint: KIND_HINTS[value],
            }))}
          />
          <Button>Continue</Button>
        </Form>
      </div>
    </div>
  );
}

export function NewThreadPage(model: {
  space: Space;
  kind: (typeof THREAD_KINDS)[number];
  typed: FormBody;
  title: string;
  text: string;
  language: string;
  savedAt: Date | undefined;
  person: string;
  rules: AttachmentRules;
  description: string;
  messageKey: string;
  naming: string;
  /** What one may choose besides one’s name. */
  nameless: NamelessChoice | undefined;
  tags: TagChoice;
  errors: readonly FieldMistake[];
  preview: string | undefined;
  unclear: readonly UnclearName[];
  /** Whom it will reach through organisations, where that is to be seen first. */
  reached: readonly Reached[];
  csrf: string;
}) {
  const {
    space,
    kind,
    typed,
    title,
    text,
    language,
    savedAt,
    person,
    rules,
    description,
    messageKey,
    naming,
    nameless,
    tags,
    errors,
    preview,
    unclear,
    reached,
    csrf,
  } = model;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={space.name}>New {KIND_WORDS[kind].toLowerCase()}</PageHeading>
        <UnclearNames names={unclear} />
        <ReachWarning reached={reached} />
        {preview !== undefined && <Preview html={preview} language={language} />}
        <Form action={forumUrls.newThread(space.id)} csrf={csrf} hasFiles data-save-draft>
          <HiddenFields values={{ kind, key: messageKey, reaches: reachesIn(reached) }} />
          <Input
            name="title"
            label={kind === 'question' ? 'Your question in one line' : 'Title'}
            value={title}
            error={mistakeAt(errors, 'title')}
            data-draft={deviceDraft.title(space.id, kind, person)}
          />
          <PostField
            label="Text"
            value={text}
            error={mistakeAt(errors, 'text')}
            rows={kind === 'example' || kind === 'decision' ? 20 : 10}
            draft={deviceDraft.text(space.id, kind, person)}
            savedAt={savedAt}
            language={language}
            spaceId={space.id}
          />
          {kind === 'decision' && <ReviewField typed={typed} errors={errors} />}
          {!space.isThread && <TagFields {...tags} errors={errors} />}
          <NamingField choice={nameless} value={naming} errors={errors} />
          <AttachFields rules={rules} description={description} errors={errors} />
          <WriteButtons send="Start thread" />
        </Form>
      </div>
    </div>
  );
}
