import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { Select } from '../../../../design-system/components/select.tsx';
import { Tag } from '../../../../design-system/components/tag.tsx';
import {
  ButtonGroup,
  type FieldMistake,
  Form,
  FormErrors,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import type { RecordedEntry } from '../../../../platform/record/record.ts';
import { Prose } from '../../components/editor.view.tsx';
import type { QueuedPost } from '../../order/order.repository.ts';
import type { ShownPost } from '../../post.ts';
import type { Space } from '../../space.ts';
import type { Thread } from '../../thread.ts';
import { forumUrls } from '../../urls.ts';

interface Sent {
  readonly errors: readonly FieldMistake[];
  readonly csrf: string;
}

function QuotedPost({ post }: { post: ShownPost }) {
  return (
    <div class="govuk-inset-text">
      <h2 class="govuk-body">
        {post.author}, post {post.number}
      </h2>
      <Prose html={post.html} language={post.language} />
    </div>
  );
}

export function ReportPage({ post, errors, csrf }: { post: ShownPost } & Sent) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading>Report a post</PageHeading>
        <p class="govuk-body">
          The moderators of this space look at it and decide. They see your reason; the author does not learn
          who reported it.
        </p>
        <QuotedPost post={post} />
        <Form action={forumUrls.postAct(post.id, 'report')} csrf={csrf}>
          <Input name="reason" label="What is wrong with it?" error={mistakeAt(errors, 'reason')} />
          <ButtonGroup>
            <Button preventDoubleClick>Report</Button>
            <a class="govuk-link" href={forumUrls.post(post.id)}>
              Cancel
            </a>
          </ButtonGroup>
        </Form>
      </div>
    </div>
  );
}

export function ModeratePostPage({
  post,
  reasons,
  isSuspended,
  typedReason,
  errors,
  csrf,
}: {
  post: ShownPost;
  reasons: readonly string[];
  isSuspended: boolean;
  typedReason: string;
} & Sent) {
  const isApart = post.hiddenAt !== null || post.heldAt !== null;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading>Decide on a post</PageHeading>
        <QuotedPost post={post} />
        {reasons.length > 0 && (
          <>
            <h2 class="govuk-heading-s">Reported because</h2>
            <ul class="govuk-list govuk-list--bullet">
              {reasons.map((reason) => (
                <li>{reason}</li>
              ))}
            </ul>
          </>
        )}
        <Form action={forumUrls.postAct(post.id, 'moderate')} csrf={csrf}>
          <Radios
            name="act"
            label="What do you want to do?"
            error={mistakeAt(errors, 'act')}
            choices={[
              isApart && { value: 'show', label: 'Show it to everybody' },
              post.hiddenAt === null && {
                value: 'hide',
                label: 'Hide it',
                hint: 'The author still sees it, with your reason',
              },
              reasons.length > 0 && {
                value: 'keep',
                label: 'Leave it as it is',
                hint: 'The reports are settled',
              },
              post.authorId !== null &&
                !isSuspended && {
                  value: 'suspend',
                  label: `Stop ${post.author} from writing here for 7 days`,
                },
              isSuspended && { value: 'lift', label: `Let ${post.author} write here again` },
            ]}
          />
          <Input
            name="reason"
            label="Reason"
            hint="The author and the log of this space show it."
            value={typedReason}
            error={mistakeAt(errors, 'reason')}
          />
          <Button preventDoubleClick>Decide</Button>
        </Form>
      </div>
    </div>
  );
}

export function ModerateThreadPage({
  thread,
  spaces,
  errors,
  csrf,
}: { thread: Thread; spaces: readonly Space[] } & Sent) {
  const { pinnedAt, lockedAt, state } = thread;
  const isOpen = state === 'open' || state === 'answered';
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={thread.title}>Look after this thread</PageHeading>
        <Form action={forumUrls.threadAct(thread.id, 'moderate')} csrf={csrf}>
          <Radios
            name="act"
            label="What do you want to do?"
            hint="Each can be undone. It is on the log of the space."
            error={mistakeAt(errors, 'act')}
            choices={[
              pinnedAt === null
                ? { value: 'pin', label: 'Pin it to the top of the space' }
                : { value: 'unpin', label: 'Pin it no longer' },
              lockedAt === null
                ? { value: 'lock', label: 'Lock it: nobody can reply' }
                : { value: 'unlock', label: 'Unlock it' },
              isOpen ? { value: 'close', label: 'Close it' } : { value: 'open', label: 'Open it again' },
              state !== 'archived' && { value: 'archive', label: 'Archive it' },
              spaces.length > 0 &&
                thread.questionId === null && { value: 'move', label: 'Move it to another space' },
            ]}
          />
          {spaces.length > 0 && thread.questionId === null && (
            <Select
              name="space"
              label="Where to, if you move it"
              error={mistakeAt(errors, 'space')}
              options={[
                { value: '', text: 'Select a space' },
                ...spaces.map(({ id, name }) => ({ value: id, text: name })),
              ]}
            />
          )}
          <Input name="reason" label="Reason (optional)" error={mistakeAt(errors, 'reason')} />
          <Button preventDoubleClick>Save</Button>
        </Form>
      </div>
    </div>
  );
}

export function QueuePage({
  space,
  queue,
}: {
  space: Space;
  queue: readonly (Omit<QueuedPost, 'text' | 'shownAuthor' | 'author'> & {
    readonly author: string;
    readonly excerpt: string;
  })[];
}) {
  return (
    <>
      <PageHeading caption={space.name}>To look at</PageHeading>
      {queue.length === 0 && (
        <EmptyState title="Nothing waits for you.">
          <p class="govuk-body">
            Reported posts, and first posts of new people where the space asks for it, appear here.
          </p>
        </EmptyState>
      )}
      <ul class="se-threads">
        {queue.map(({ postId, number, title, author, excerpt, isHeld, isHidden, reasons }) => (
          <li class="se-thread">
            <p class="se-thread__title">
              {title}, post {number} {isHeld && <Tag colour="yellow">Waiting for a look</Tag>}{' '}
              {isHidden && <Tag colour="red">Hidden</Tag>}
            </p>
            <p class="govuk-body govuk-!-margin-bottom-1">
              {author}: {excerpt}
            </p>
            {reasons.map((reason) => (
              <p class="se-thread__facts">Reported: {reason}</p>
            ))}
            <p class="govuk-body govuk-!-margin-bottom-0">
              <a class="govuk-link" href={forumUrls.postAct(postId, 'moderate')}>
                Decide
                <VisuallyHidden>
                  {' '}
                  on post {number} of {title}
                </VisuallyHidden>
              </a>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

const LOG_WORDS: Readonly<Record<string, string>> = {
  'space-made': 'Made this space',
  'space-changed': 'Changed this space',
  'member-added': 'Added a member',
  'member-removed': 'Removed a member',
  'thread-started': 'Started a thread',
  'question-addressed': 'Asked somebody to answer a question',
  'question-handed-on': 'Handed a question on',
  'answer-promised': 'Said when they will answer',
  'thread-moved': 'Moved a thread',
  'thread-pin': 'Pinned a thread',
  'thread-unpin': 'Unpinned a thread',
  'thread-lock': 'Locked a thread',
  'thread-unlock': 'Unlocked a thread',
  'thread-close': 'Closed a thread',
  'thread-open': 'Opened a thread again',
  'thread-archive': 'Archived a thread',
  'post-deleted': 'Deleted their own post',
  'post-hidden': 'Hid a post',
  'post-shown': 'Showed a post',
  'reports-dismissed': 'Settled reports and left the post',
  'person-suspended': 'Stopped somebody from writing for 7 days',
  'suspension-lifted': 'Let somebody write again',
  'answer-accepted': 'Accepted an answer',
  'answer-taken-back': 'Took back an accepted answer',
  'question-reopened': 'Opened a question again',
};

export function LogPage({ space, entries }: { space: Space; entries: readonly RecordedEntry[] }) {
  return (
    <>
      <PageHeading caption={space.name}>What was done here</PageHeading>
      <p class="govuk-body">The latest 100 acts, without the texts of hidden posts. Nobody is named.</p>
      {entries.length === 0 && <EmptyState title="Nothing was done yet." />}
      <ul class="se-threads">
        {entries.map(({ id, at, kind, subject, reason }) => (
          <li class="se-thread" key={id}>
            <p class="govuk-body govuk-!-margin-bottom-1">
              {LOG_WORDS[kind] ?? kind}
              {reason !== null && reason !== '' && `: ${reason}`}{' '}
              {subject !== null && kind.startsWith('thread-') && (
                <a class="govuk-link" href={forumUrls.thread(subject)}>
                  See the thread<VisuallyHidden> of this act</VisuallyHidden>
                </a>
              )}
            </p>
            <p class="se-thread__facts">
              <Time value={at} />
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
