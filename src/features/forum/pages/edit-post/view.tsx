import { Button } from '../../../../design-system/components/button.tsx';
import { Checkboxes } from '../../../../design-system/components/checkboxes.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import {
  ButtonGroup,
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { AttachFields } from '../../attachments/attach.view.tsx';
import type { AttachmentRules } from '../../attachments/attachment.ts';
import { PostField, Preview, Prose } from '../../components/editor.view.tsx';
import type { ShownPost } from '../../post.ts';
import type { Change } from '../../posts/word-changes.ts';
import type { Thread } from '../../thread.ts';
import { forumUrls } from '../../urls.ts';

export function EditPage(model: {
  thread: Thread;
  post: ShownPost;
  text: string;
  language: string;
  /** The text that the author began from. */
  seen: string;
  preview?: string;
  /** What the post says by now, as HTML, where that is not what its author began from. */
  now?: string | undefined;
  rules: AttachmentRules;
  description?: string;
  /** Whether those who watch are told, and what. */
  tells: boolean;
  reason: string;
  errors: readonly FieldMistake[];
  csrf: string;
}) {
  const { thread, post, text, language, seen, preview, now, rules, description = '' } = model;
  const { tells, reason, errors, csrf } = model;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={thread.title}>Edit your post</PageHeading>
        <p class="govuk-body">
          Everybody who can read the post can see what you change. Nobody is told of it, unless you say so
          below.
        </p>
        {now !== undefined && (
          <Preview html={now} language={post.language} heading="What the post says now" />
        )}
        {preview !== undefined && <Preview html={preview} language={language} />}
        <Form action={forumUrls.postAct(post.id, 'edit')} csrf={csrf} hasFiles>
          <HiddenFields values={{ seen }} />
          <PostField
            label="Text"
            value={text}
            error={mistakeAt(errors, 'text')}
            rows={12}
            language={language}
            draft={`forum-edit-${post.id}`}
            spaceId={thread.spaceId}
          />
          <AttachFields rules={rules} description={description} errors={errors} />
          <Checkboxes
            name="tells"
            values={tells ? ['yes'] : []}
            choices={[
              {
                value: 'yes',
                label: 'Tell those who watch this thread',
                hint: 'For a change that they need to know of, such as another date',
              },
            ]}
          />
          <Input
            name="reason"
            label="What changed, if you tell them"
            value={reason}
            error={mistakeAt(errors, 'reason')}
          />
          <ButtonGroup>
            <Button preventDoubleClick>Save</Button>
            <Button variant="secondary" name="act" value="preview">
              Preview
            </Button>
            <a class="govuk-link" href={forumUrls.post(post.id)}>
              Cancel
            </a>
          </ButtonGroup>
        </Form>
      </div>
    </div>
  );
}

export function DeletePage({ post, csrf }: { post: ShownPost; csrf: string }) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading>Delete your post</PageHeading>
        <p class="govuk-body">
          The text and its earlier wordings are removed for good. “Deleted by author” stands in its place, and
          replies to it stay.
        </p>
        <div class="govuk-inset-text">
          <h2 class="govuk-visually-hidden">What you wrote</h2>
          <Prose html={post.html} language={post.language} />
        </div>
        <Form action={forumUrls.postAct(post.id, 'delete')} csrf={csrf}>
          <ButtonGroup>
            <Button variant="warning" preventDoubleClick>
              Delete post
            </Button>
            <a class="govuk-link" href={forumUrls.post(post.id)}>
              Keep it
            </a>
          </ButtonGroup>
        </Form>
      </div>
    </div>
  );
}

export function VersionsPage({
  post,
  versions,
}: {
  post: ShownPost;
  versions: readonly { readonly writtenAt: Date; readonly changes: readonly Change[] }[];
}) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption={`Post ${post.number} by ${post.author}`}>What changed</PageHeading>
        <p class="govuk-body">
          <a class="govuk-link" href={forumUrls.post(post.id)}>
            Back to the post
          </a>
        </p>
        {versions
          .map((version, index) => (
            <section aria-labelledby={`version-${index + 1}`}>
              <h2 class="govuk-heading-m" id={`version-${index + 1}`}>
                {index === 0 ? 'As it was first written' : `Change ${index}`},{' '}
                <Time value={version.writtenAt} />
              </h2>
              <p class="se-changes">
                {version.changes.map((change) => (
                  <ChangedText change={change} />
                ))}
              </p>
            </section>
          ))
          .toReversed()}
      </div>
    </div>
  );
}

function ChangedText({ change: { kind, text } }: { change: Change }) {
  if (kind === 'same') return <span>{text}</span>;
  const Tag = kind === 'added' ? 'ins' : 'del';
  return (
    <Tag>
      <VisuallyHidden>{kind === 'added' ? 'added: ' : 'removed: '}</VisuallyHidden>
      {text}
    </Tag>
  );
}
