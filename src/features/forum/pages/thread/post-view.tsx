import type { ComponentChildren, VNode } from 'preact';
import { Details } from '../../../../design-system/components/details.tsx';
import { Tag } from '../../../../design-system/components/tag.tsx';
import { formatCount } from '../../../../design-system/format.ts';
import { keptInside } from '../../../../design-system/kept-inside.tsx';
import { Form } from '../../../../design-system/patterns/form.tsx';
import { VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { Prose } from '../../components/editor.view.tsx';
import { PollBox } from '../../components/poll.view.tsx';
import type { ShownPoll } from '../../polls/poll.ts';
import type { AnswerTo } from '../../posts/answers-to.repository.ts';
import { LEFT_OUT_WORDS, placeOfText, type ShownPost } from '../../post.ts';
import { forumUrls } from '../../urls.ts';
import { withQuery } from '../query.ts';
import { Facts } from './facts-view.tsx';
import type { ThreadPageModel } from './model.ts';

/** What whoever reads may do with a post: with the post and their time zone all that its article shows. */
interface PostReader {
  readonly isSignedIn: boolean;
  readonly isAuthor: boolean;
  readonly place: ReturnType<typeof placeOfText>;
  readonly mayReply: boolean;
  readonly mayThank: boolean;
  readonly mayEdit: boolean;
  readonly mayAccept: boolean;
  readonly mayModerate: boolean;
  /** In the space of an endeavour a post becomes a statement, a commitment and what else can be made of it (FOR-51). */
  readonly mayMakeSomething: boolean;
}

interface PostProps {
  /** Without its Markdown: the page shows what was made of it. */
  readonly post: Omit<ShownPost, 'text'>;
  readonly reader: PostReader;
  /** What answers it. */
  readonly answers: readonly AnswerTo[];
}

/** The form of the buttons at all posts, and of those at the head of the page. */
export const POST_ACTS = 'post-acts';

/** Stands once on the page, so that what is at a post is the same for everybody who may do the same. */
export function PostActs({ thread, csrf }: Pick<ThreadPageModel, 'thread' | 'csrf'>) {
  return (
    <Form id={POST_ACTS} action={forumUrls.thread(thread.id)} csrf={csrf}>
      {null}
    </Form>
  );
}

const KeptArticle = keptInside('article', PostInside);

/** One post: an article with a heading that names its author and time (FOR-66). */
export function PostArticle({ model, post }: { model: ThreadPageModel; post: ShownPost }) {
  const { number, acceptedAt } = post;
  const reader = readerOf(model, post);
  const attributes = {
    class: `se-post${acceptedAt === null ? '' : ' se-post--answer'}`,
    id: `post-${number}`,
    'aria-labelledby': `post-${number}-heading`,
  };
  const answers = model.answersTo.get(post.id) ?? [];
  const poll = model.polls.get(post.id);
  if (poll !== undefined) {
    return (
      <article {...attributes}>
        <PostInside {...{ post, reader, answers }} asks={<Asks model={model} post={post} poll={poll} />} />
      </article>
    );
  }
  const { text: _text, ...shown } = post;
  const as = Object.values(reader).join(' ');
  return <KeptArticle {...attributes} of={{ post: shown, reader, answers }} by={post} as={as} />;
}

function readerOf(model: ThreadPageModel, post: ShownPost): PostReader {
  const { person, rights, mayReply, mayLink, noReplies, suspension, polls, mayAccept } = model;
  const { mayModerate } = rights;
  const mayWriteOn = noReplies === undefined && suspension === undefined;
  const isAuthor = person !== null && post.authorId === person;
  return {
    isSignedIn: person !== null,
    isAuthor,
    place: placeOfText(post, { isAuthor, mayModerate }),
    mayReply,
    mayThank: person !== null && !isAuthor && suspension === undefined,
    // What is asked stays as it was asked.
    mayEdit: isAuthor && post.hiddenAt === null && mayWriteOn && !polls.has(post.id),
    mayAccept,
    mayModerate,
    mayMakeSomething: mayLink,
  };
}

function PostInside({ post, reader, answers, asks }: PostProps & { asks?: VNode }) {
  const { id, number, author, organisation, createdAt } = post;
  const { isAuthor, place } = reader;
  return (
    <>
      <h2 class="se-post__heading" id={`post-${number}-heading`}>
        <span>
          <b>{author}</b>
          {organisation !== null && `, ${organisation}`}
          {post.isVerified && (
            <>
              {' '}
              <Tag colour="green">Verified</Tag>
            </>
          )}
        </span>
        <span class="se-post__when">
          {' '}
          <a class="govuk-link govuk-link--no-visited-state" href={forumUrls.post(id)}>
            <VisuallyHidden>Post {number}, </VisuallyHidden>
            <Time value={createdAt} />
            <span aria-hidden="true"> #{number}</span>
          </a>
        </span>
      </h2>
      <Facts {...{ post, isAuthor, place, answers }} />
      {post.hiddenAt !== null && place === 'text' && post.hiddenReason !== '' && (
        <p class="govuk-body">
          Reason: {post.hiddenReason}{' '}
          {isAuthor && (
            <a class="govuk-link" href={forumUrls.appeal('post', post.id)}>
              Appeal<VisuallyHidden> against hiding post {number}</VisuallyHidden>
            </a>
          )}
        </p>
      )}
      <Body post={post} place={place} />
      {place === 'text' && asks}
      {place === 'text' && reader.isSignedIn && <Acts post={post} reader={reader} />}
    </>
  );
}

function Body({ post, place }: Pick<PostProps, 'post'> & { place: ReturnType<typeof placeOfText> }) {
  switch (place) {
    case 'deleted':
    case 'hidden':
    case 'held':
      return <p class="se-post__gone">{LEFT_OUT_WORDS[place]}</p>;
    case 'text':
      return post.isMuted ? (
        <Details summary="From somebody you have muted">
          <Prose html={post.html} language={post.language} />
        </Details>
      ) : (
        <Prose html={post.html} language={post.language} />
      );
  }
}

/** What the post asks everybody, for as long as it is there for everybody. */
function Asks({ model, post, poll }: { model: ThreadPageModel; post: ShownPost; poll: ShownPoll }) {
  const { person, rights, mayReply, csrf } = model;
  const isThere = post.heldAt === null && post.hiddenAt === null;
  const mayAnswer = isThere && person !== null && mayReply;
  const mayClose = isThere && (rights.mayModerate || (person !== null && post.authorId === person));
  const { mayModerate } = rights;
  return <PollBox {...{ poll, mayAnswer, mayClose, mayModerate, csrf }} number={post.number} />;
}

function Acts({ post, reader }: Omit<PostProps, 'answers'>) {
  const { isAuthor, mayReply } = reader;
  const reply = forumUrls.threadAct(post.threadId, 'reply');
  const links: readonly (readonly [string, string, boolean])[] = [
    ['Reply', withQuery(reply, { to: post.id }), mayReply],
    ['Quote', withQuery(reply, { to: post.id, quote: 'yes' }), mayReply],
    ['Edit', forumUrls.postAct(post.id, 'edit'), reader.mayEdit],
    ['Delete', forumUrls.postAct(post.id, 'delete'), isAuthor && post.hiddenAt === null],
  ];
  return (
    <div class="se-post__acts se-no-print">
      {!reader.mayThank && post.thanks > 0 && <span>{formatCount(post.thanks, 'thanks', 'thanks')}</span>}
      {reader.mayThank && (
        <button
          type="submit"
          class="se-reaction"
          form={POST_ACTS}
          formAction={forumUrls.postAct(post.id, 'thanks')}
          name="wanted"
          value={post.hasThanked ? 'no' : 'yes'}
          aria-pressed={post.hasThanked}
        >
          Thanks{post.thanks > 0 && <span class="se-reaction__count"> {post.thanks}</span>}
          <VisuallyHidden> for post {post.number}</VisuallyHidden>
        </button>
      )}
      {links
        .filter(([, , isShown]) => isShown)
        .map(([text, href]) => (
          <a class="govuk-link govuk-link--no-visited-state" href={href}>
            {text}
            <VisuallyHidden> post {post.number}</VisuallyHidden>
          </a>
        ))}
      {reader.mayAccept && post.number > 1 && (
        <ActButton post={post} act={post.acceptedAt === null ? 'accept' : 'unaccept'}>
          {post.acceptedAt === null ? 'This answers it' : 'Not an answer after all'}
        </ActButton>
      )}
      <details class="se-more">
        <summary>
          More<VisuallyHidden> about post {post.number}</VisuallyHidden>
        </summary>
        <ActButton post={post} act="bookmark" wanted={!post.isBookmarked}>
          {post.isBookmarked ? 'Remove bookmark' : 'Bookmark'}
        </ActButton>
        <ActButton post={post} act="unread">
          Mark unread from here
        </ActButton>
        {reader.mayMakeSomething && <MakeSomething post={post} />}
        {!isAuthor && (
          <a class="govuk-link govuk-link--no-visited-state" href={forumUrls.postAct(post.id, 'report')}>
            Report<VisuallyHidden> post {post.number}</VisuallyHidden>
          </a>
        )}
        {reader.mayModerate && !isAuthor && (
          <a class="govuk-link govuk-link--no-visited-state" href={forumUrls.postAct(post.id, 'moderate')}>
            Decide on it<VisuallyHidden> (post {post.number})</VisuallyHidden>
          </a>
        )}
        {!isAuthor && post.authorId !== null && (
          <ActButton post={post} act="mute-author" wanted={!post.isMuted}>
            {post.isMuted ? `Stop muting ${post.author}` : `Mute ${post.author}`}
          </ActButton>
        )}
      </details>
    </div>
  );
}

function MakeSomething({ post }: Pick<PostProps, 'post'>) {
  const links = forumUrls.threadAct(post.threadId, 'links');
  return (
    <a class="govuk-link govuk-link--no-visited-state" href={withQuery(links, { post: post.id })}>
      Make something of it<VisuallyHidden> (post {post.number})</VisuallyHidden>
    </a>
  );
}

function ActButton({
  post,
  act,
  wanted,
  children,
}: Pick<PostProps, 'post'> & {
  act: string;
  wanted?: boolean;
  children: ComponentChildren;
}) {
  return (
    <button
      type="submit"
      class="se-link-button"
      form={POST_ACTS}
      formAction={forumUrls.postAct(post.id, act)}
      name={wanted === undefined ? undefined : 'wanted'}
      value={wanted === undefined ? undefined : wanted ? 'yes' : 'no'}
    >
      {children}
      <VisuallyHidden> (post {post.number})</VisuallyHidden>
    </button>
  );
}
