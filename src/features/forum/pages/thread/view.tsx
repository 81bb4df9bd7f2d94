import { Button } from '../../../../design-system/components/button.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Tag } from '../../../../design-system/components/tag.tsx';
import { formatCount } from '../../../../design-system/format.ts';
import { langOf } from '../../../../design-system/languages.ts';
import { Form, FormErrors, HiddenFields, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { LinkList, OnwardLinks } from '../../../../design-system/patterns/onward-links.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { SOURCE_NAMES } from '../../bringing-in/source.ts';
import { PostField, WriteButtons } from '../../components/editor.view.tsx';
import { Asked } from '../../components/asked.view.tsx';
import { DecisionReview } from '../../components/decision-review.view.tsx';
import { Stopped } from '../../components/stopped.view.tsx';
import { TagLinks } from '../../components/tag-links.view.tsx';
import { Follow } from '../../components/follow.view.tsx';
import { ThreadSummary } from '../../components/summary.view.tsx';
import { Pages } from '../../components/thread-list.view.tsx';
import type { Space } from '../../space.ts';
import { isQuestion, KIND_WORDS, PAGE_SIZE, STATE_WORDS, type Thread } from '../../thread.ts';
import { deviceDraft } from '../../posts/device-draft.ts';
import type { ThreadTag } from '../../tags/tag.ts';
import { forumUrls, SAID_OF_POST } from '../../urls.ts';
import { withQuery } from '../query.ts';
import type { SaidOfPost, ThreadPageModel } from './model.ts';
import { ArrangedBanner } from './arranged-view.tsx';
import { CarriedFacts } from './carried-view.tsx';
import { NewPosts } from './new-posts-view.tsx';
import { POST_ACTS, PostActs, PostArticle } from './post-view.tsx';

export function ThreadPage(model: ThreadPageModel) {
  const { thread, posts, page, read } = model;
  const firstUnread = read === null ? undefined : posts.find(({ number }) => number > read && read > 0);
  return (
    <>
      <FormErrors errors={model.mistakes} />
      {model.news !== undefined && <ArrangedBanner thread={thread.id} news={model.news} csrf={model.csrf} />}
      <PageHeading
        caption={
          <>
            {KIND_WORDS[thread.kind]}
            {page > 1 && `, page ${page}`}
          </>
        }
      >
        <span lang={langOf(thread.language)}>{thread.title}</span>
      </PageHeading>
      <ThreadState thread={thread} />
      {model.origin !== undefined && (
        <p class="govuk-body">
          Brought in from {SOURCE_NAMES[model.origin.source]} on{' '}
          <Time value={model.origin.at} format="date" />. Authors are named as in the file, and have no
          account here.
        </p>
      )}
      {model.sentDrafts.map((key) => (
        <span hidden data-draft-sent={key} />
      ))}
      <TagLinks spaceId={thread.spaceId} tags={shownTags(model)} />
      <ThreadLinks {...model} />
      {model.person !== null && (
        <Follow
          action={forumUrls.threadAct(thread.id, 'follow')}
          level={model.follow}
          of="thread"
          csrf={model.csrf}
        />
      )}
      {thread.kind === 'decision' && (
        <p class="govuk-body">
          Looked at again: <DecisionReview reviewOn={thread.reviewOn} />
        </p>
      )}
      {thread.carried !== null && page === 1 && <CarriedFacts carried={thread.carried} />}
      {model.addressees.length > 0 && thread.carried === null && <Asked addressees={model.addressees} />}
      {model.targets.length > 0 && <About targets={model.targets} />}
      {model.summary !== undefined && <ThreadSummary summary={model.summary} />}
      {model.space.isThread && <PrivateWords {...model} />}
      {model.person !== null && <PostActs {...model} />}
      <div class="se-posts">
        {posts.map((post) => (
          <>
            {post === firstUnread && (
              <p class="se-unread-line" id="unread">
                New since you were last here
              </p>
            )}
            {model.said?.number === post.number && <Said {...model.said} />}
            <PostArticle model={model} post={post} />
          </>
        ))}
      </div>
      <Pages
        page={page}
        total={thread.posts}
        label="Posts"
        href={(each) => withQuery(forumUrls.thread(thread.id), { page: each === 1 ? undefined : each })}
      />
      <NewPosts thread={thread} />
      {model.mayReopen && <Reopen {...model} />}
      <ReplyPart {...model} />
      <p class="govuk-body se-no-print">
        The whole thread{' '}
        <a class="govuk-link" href={forumUrls.threadAct(thread.id, 'print')}>
          to print
        </a>{' '}
        or{' '}
        <a class="govuk-link" href={forumUrls.threadAct(thread.id, 'text')}>
          as plain text
        </a>
      </p>
      <OnwardLinks links={model.onward} />
    </>
  );
}

const SAID: Readonly<Record<SaidOfPost['what'], string>> = {
  again:
    'You have posted this already: it is below, and was not posted again. To post more, change what you write.',
  accepted:
    'This is marked as an answer, and whoever wrote it is told. “Not an answer after all” below it takes that back.',
  unaccepted: 'This is not marked as an answer any more. “This answers it” below it marks it again.',
};

/** It takes the focus, as the address that leads here names it. */
function Said({ what }: SaidOfPost) {
  return (
    <p class="govuk-inset-text se-post-news" id={SAID_OF_POST} tabIndex={-1}>
      {SAID[what]}
    </p>
  );
}

function mayTag({ person, thread, space, rights, mayReply }: ThreadPageModel): boolean {
  if (space.isThread || person === null) return false;
  return rights.mayModerate || (person === thread.authorId && mayReply);
}

/** Proposed tags are seen by whoever can do something about them. */
function shownTags(model: ThreadPageModel): readonly ThreadTag[] {
  return model.thread.tags.filter(({ isProposed }) => !isProposed || mayTag(model));
}

function ThreadLinks(model: ThreadPageModel) {
  const { thread, read, rights, mayReply, summary } = model;
  const unread = read === null || read === 0 ? 0 : thread.posts - read;
  const act = (name: string): string => forumUrls.threadAct(thread.id, name);
  const links = [
    [`Go to the first of ${formatCount(unread, 'unread post')}`, act('first-unread'), unread > 0],
    ['Look after this thread', act('moderate'), rights.mayModerate],
    [summary === undefined ? 'Write a summary' : 'Change the summary', act('summary'), rights.mayModerate],
    ['Organisations in this thread', act('organisations'), true],
    ['Look at the decision again', act('review'), model.mayReview],
    ['Related threads', act('related'), thread.tags.some(({ isProposed }) => !isProposed)],
    ['What this thread is about', act('links'), model.mayLink],
    ['Reply', '#reply', mayReply],
    ['Begin a sense check', act('sense-check'), mayReply && model.person !== null],
    ['Begin a poll', act('poll'), mayReply && model.person !== null],
    ['Who is asked', act('addressees'), isQuestion(thread) && mayReply],
    [thread.tags.length === 0 ? 'Add tags' : 'Change the tags', act('tags'), mayTag(model)],
  ] as const;
  return (
    <ul class="govuk-list se-links se-no-print">
      {links
        .filter(([, , isShown]) => isShown)
        .map(([text, href]) => (
          <li key={href}>
            <a class="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      {hasMoreUnread(model) && (
        <li>
          <button type="submit" class="se-link-button" form={POST_ACTS} formAction={act('read')}>
            Mark all of it as read
          </button>
        </li>
      )}
    </ul>
  );
}

/** Opening this page leaves posts unread that stand on others. */
function hasMoreUnread({ thread, read, posts }: ThreadPageModel): boolean {
  const [first, last] = [posts[0]?.number ?? 1, posts.at(-1)?.number ?? 0];
  return read !== null && (read >= first - 1 ? Math.max(read, last) : read) < thread.posts;
}

function About({ targets }: { targets: ThreadPageModel['targets'] }) {
  return (
    <section aria-labelledby="about">
      <h2 class="govuk-heading-s govuk-!-margin-bottom-1" id="about">
        What it is about
      </h2>
      <LinkList links={targets} />
    </section>
  );
}

function PrivateWords({ thread, readsFrom }: ThreadPageModel) {
  return (
    <p class="govuk-inset-text">
      A private thread.{' '}
      <a class="govuk-link" href={forumUrls.threadAct(thread.id, 'people')}>
        Who reads it
      </a>
      {readsFrom > 1 && `. You read it from post ${readsFrom} on.`}
    </p>
  );
}

function ThreadState({ thread }: { thread: Thread }) {
  const { state, pinnedAt, lockedAt, heldAt, hiddenAt, posts } = thread;
  return (
    <p class="govuk-body">
      {state !== 'open' && <Tag colour={state === 'answered' ? 'green' : 'grey'}>{STATE_WORDS[state]}</Tag>}{' '}
      {pinnedAt !== null && <Tag colour="purple">Pinned</Tag>}{' '}
      {lockedAt !== null && <Tag colour="grey">Locked</Tag>}{' '}
      {heldAt !== null && <Tag colour="yellow">Waiting for a moderator to look</Tag>}{' '}
      {hiddenAt !== null && <Tag colour="red">Hidden</Tag>} {formatCount(posts, 'post')}
      {posts > PAGE_SIZE && `, ${PAGE_SIZE} on a page`}
    </p>
  );
}

function Reopen({ thread, mistakes, csrf }: ThreadPageModel) {
  return (
    <Details summary="Open this question again" id="reopen" class="se-no-print" open={mistakes.length > 0}>
      <Form action={forumUrls.threadAct(thread.id, 'reopen')} csrf={csrf}>
        <Input name="reason" label="Why is it not answered?" error={mistakeAt(mistakes, 'reason')} />
        <Button variant="secondary" preventDoubleClick>
          Open it again
        </Button>
      </Form>
    </Details>
  );
}

function whyOnlyRead({ archivedAt }: Space): string {
  return archivedAt === null
    ? 'You can read here, and not write. Ask those who look after this space if you want to take part.'
    : 'This space is archived: it can be read, and nothing new is written in it.';
}

function ReplyPart(model: ThreadPageModel) {
  const { space, thread, rights, noReplies, suspension, messageKey, csrf, person, draft } = model;
  if (person === null) return <p class="govuk-inset-text">Sign in to reply.</p>;
  if (noReplies !== undefined) return <p class="govuk-inset-text">{noReplies}</p>;
  if (suspension !== undefined) return <Stopped suspension={suspension} />;
  if (!rights.mayWrite) return <p class="govuk-inset-text">{whyOnlyRead(space)}</p>;
  return (
    <section class="se-reply se-no-print" id="reply" aria-labelledby="reply-heading">
      <h2 class="govuk-heading-m" id="reply-heading">
        Reply
      </h2>
      <Form action={forumUrls.threadAct(thread.id, 'reply')} csrf={csrf} data-save-draft>
        <HiddenFields values={{ key: messageKey, naming: draft?.fields['naming'] }} />
        {draft?.fields['naming'] !== undefined && (
          <p class="govuk-inset-text">
            This is posted without your name, as you chose in your draft. “Attach a file, or post without your
            name” changes that.
          </p>
        )}
        <PostField
          label="Your reply"
          value={draft?.text ?? ''}
          draft={deviceDraft.reply(thread.id, person)}
          savedAt={draft?.savedAt}
          language={draft?.language ?? thread.language}
          rows={5}
          spaceId={space.id}
        />
        <WriteButtons send="Post reply">
          <Button variant="secondary" name="act" value="more">
            {space.takesNameless ? 'Attach a file, or post without your name' : 'Attach a file'}
          </Button>
        </WriteButtons>
      </Form>
    </section>
  );
}
