import type { Choice } from '../../../../design-system/components/choices.tsx';
import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { Select } from '../../../../design-system/components/select.tsx';
import {
  ButtonGroup,
  type FieldMistake,
  Form,
  FormErrors,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { formatCount } from '../../../../design-system/format.ts';
import { Prose } from '../../components/editor.view.tsx';
import { SanctionWords } from '../../components/sanction.view.tsx';
import { type Sanction, SUSPENSION_DAYS } from '../../order/sanction.ts';
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

export function ReportPage({
  post,
  typedReason,
  errors,
  csrf,
}: { post: ShownPost; typedReason: string } & Sent) {
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
          <Input
            name="reason"
            label="What is wrong with it?"
            value={typedReason}
            error={mistakeAt(errors, 'reason')}
          />
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

export function ReportedPage({ post }: { post: ShownPost }) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading>Your report is sent</PageHeading>
        <p class="govuk-body">
          The moderators of this space look at it. You are told what they decide; the author does not learn
          who reported it.
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href={forumUrls.post(post.id)}>
            Back to the post
          </a>
        </p>
      </div>
    </div>
  );
}

export function ModeratePostPage({
  post,
  reports,
  sanctions,
  author,
  typed,
  errors,
  csrf,
}: {
  post: ShownPost;
  /** Its author’s name, as far as the moderator may know it. */
  author: string | undefined;
  reports: readonly { readonly reason: string; readonly at: Date }[];
  /** What holds of its author here. */
  sanctions: readonly Sanction[];
  typed: { readonly act: string; readonly reason: string; readonly days: string };
} & Sent) {
  const isApart = post.hiddenAt !== null || post.heldAt !== null;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading>Decide on a post</PageHeading>
        <QuotedPost post={post} />
        {post.isNameless && (
          <p class="govuk-body">
            {author === undefined ? 'Posted without a name.' : `Posted without a name by ${author}.`}{' '}
            {author === undefined && (
              <a class="govuk-link" href={forumUrls.postAct(post.id, 'name')}>
                Look up who wrote it
              </a>
            )}
          </p>
        )}
        {reports.length > 0 && (
          <>
            <h2 class="govuk-heading-s">Reported because</h2>
            <ul class="govuk-list govuk-list--bullet">
              {reports.map(({ reason, at }) => (
                <li>
                  {reason} (<Time value={at} />)
                </li>
              ))}
            </ul>
          </>
        )}
        {sanctions.length > 0 && (
          <>
            <h2 class="govuk-heading-s">{author} in this space</h2>
            <ul class="govuk-list govuk-list--bullet">
              {sanctions.map((sanction) => (
                <li>
                  <SanctionWords sanction={sanction} />
                </li>
              ))}
            </ul>
          </>
        )}
        <Form action={forumUrls.postAct(post.id, 'moderate')} csrf={csrf}>
          <Radios
            name="act"
            label="What do you want to do?"
            value={typed.act}
            error={mistakeAt(errors, 'act')}
            choices={[
              isApart && { value: 'show', label: 'Show it to everybody' },
              post.hiddenAt === null && {
                value: 'hide',
                label: 'Hide it',
                hint: 'The author still sees it, with your reason',
              },
              reports.length > 0 && {
                value: 'keep',
                label: 'Leave it as it is',
                hint: 'The reports are settled',
              },
              ...(author === undefined ? [] : againstAuthor(author, sanctions, typed.days)),
            ]}
          />
          <Input
            name="reason"
            label="Reason"
            hint="Needed to hide, warn, stop or block. The author reads it and can appeal to another moderator. The log of this space shows it."
            value={typed.reason}
            error={mistakeAt(errors, 'reason')}
          />
          <Button preventDoubleClick>Decide</Button>
        </Form>
      </div>
    </div>
  );
}

function againstAuthor(
  author: string,
  sanctions: readonly Sanction[],
  days: string,
): readonly (Choice | false)[] {
  const holds = (kind: Sanction['kind']): boolean => sanctions.some((each) => each.kind === kind);
  return [
    { value: 'warn', label: `Warn ${author}`, hint: 'They can go on writing' },
    !holds('suspension') && {
      value: 'suspend',
      label: `Stop ${author} from writing here for a time`,
      hint: 'They can go on reading',
      conditional: (
        <Select
          name="days"
          label="For how long?"
          value={days}
          options={SUSPENSION_DAYS.map((value) => ({ value, text: formatCount(Number(value), 'day') }))}
        />
      ),
    },
    !holds('block') && {
      value: 'block',
      label: `Block ${author}`,
      hint: 'They neither read nor write here, until a moderator lifts it',
    },
  ];
}

export function ModerateThreadPage({
  thread,
  spaces,
  typed,
  errors,
  csrf,
}: {
  thread: Thread;
  spaces: readonly Space[];
  typed: { readonly act: string; readonly reason: string; readonly space: string };
} & Sent) {
  const { pinnedAt, lockedAt, state } = thread;
  const isOpen = state === 'open' || state === 'answered';
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={thread.title}>Look after this thread</PageHeading>
        <p class="govuk-body">
          <a class="govuk-link" href={forumUrls.threadAct(thread.id, 'arrange')}>
            Merge it into another thread, or split it
          </a>
        </p>
        <Form action={forumUrls.threadAct(thread.id, 'moderate')} csrf={csrf}>
          <Radios
            name="act"
            label="What do you want to do?"
            hint="Each can be undone. It is on the log of the space."
            value={typed.act}
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
              value={typed.space}
              error={mistakeAt(errors, 'space')}
              options={[
                { value: '', text: 'Select a space' },
                ...spaces.map(({ id, name }) => ({ value: id, text: name })),
              ]}
            />
          )}
          <Input
            name="reason"
            label="Reason"
            hint="Needed to lock it. Whoever began it reads it and can appeal to another moderator."
            value={typed.reason}
            error={mistakeAt(errors, 'reason')}
          />
          <Button preventDoubleClick>Save</Button>
        </Form>
      </div>
    </div>
  );
}
