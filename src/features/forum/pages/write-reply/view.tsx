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
import { PostField, Preview, Prose, UnclearNames, WriteButtons } from '../../components/editor.view.tsx';
import type { ShownPost } from '../../post.ts';
import type { NamelessChoice } from '../../nameless/nameless.ts';
import { NamingField } from '../../nameless/naming.view.tsx';
import { ReachWarning } from '../../components/reach.view.tsx';
import { reachesIn, type Reached } from '../../posts/reaching.ts';
import type { UnclearName } from '../../posts/link-names.ts';
import type { Thread } from '../../thread.ts';
import { deviceDraft } from '../../posts/device-draft.ts';
import { forumUrls } from '../../urls.ts';

export function ReplyPage(model: {
  thread: Thread;
  parent: ShownPost | undefined;
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
  errors: readonly FieldMistake[];
  preview: string | undefined;
  unclear: readonly UnclearName[];
  /** Whom it will reach through organisations, where that is to be seen first. */
  reached: readonly Reached[];
  csrf: string;
}) {
  const {
    thread,
    parent,
    text,
    language,
    savedAt,
    person,
    rules,
    description,
    messageKey,
    naming,
    nameless,
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
        <PageHeading caption={thread.title}>
          {parent === undefined ? 'Reply' : `Reply to ${parent.author}`}
        </PageHeading>
        {parent !== undefined && (
          <div class="govuk-inset-text">
            <h2 class="govuk-visually-hidden">What {parent.author} wrote</h2>
            <Prose html={parent.html} language={parent.language} />
          </div>
        )}
        <UnclearNames names={unclear} />
        <ReachWarning reached={reached} />
        {preview !== undefined && <Preview html={preview} language={language} />}
        <Form action={forumUrls.threadAct(thread.id, 'reply')} csrf={csrf} hasFiles data-save-draft>
          <HiddenFields values={{ key: messageKey, to: parent?.id, reaches: reachesIn(reached) }} />
          <PostField
            label="Your reply"
            value={text}
            error={mistakeAt(errors, 'text')}
            draft={deviceDraft.reply(thread.id, person)}
            savedAt={savedAt}
            language={language}
            spaceId={thread.spaceId}
          />
          <NamingField choice={nameless} value={naming} errors={errors} />
          <AttachFields rules={rules} description={description} errors={errors} />
          <WriteButtons send="Post reply">
            <a class="govuk-link" href={forumUrls.thread(thread.id)}>
              Back to the thread
            </a>
          </WriteButtons>
        </Form>
      </div>
    </div>
  );
}
