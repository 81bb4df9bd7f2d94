import { sessionUrls } from '../sessions/index.ts';
import { ATTACHMENTS_PATH } from './attachments/attachment.ts';

/** Every address of the forum, spelled once. */
export const forumUrls = {
  /** For administrators. */
  openInvitations: '/administration/invitations',
  home: '/forum',
  unread: '/forum/unread',
  undoMarking: '/forum/unread/undo',
  unanswered: '/forum/unanswered',
  bookmarks: '/forum/bookmarks',
  bookmark: (post: string) => `/forum/bookmarks/${post}`,
  removeBookmark: (post: string) => `/forum/bookmarks/${post}/remove`,
  following: '/forum/following',
  unmute: '/forum/following/unmute',
  decisions: '/forum/decisions',
  appeal: (target: string, id: string) => `/forum/decisions/${target}/${id}/appeal`,
  appeals: '/forum/appeals',
  decideAppeal: (appeal: string) => `/forum/appeals/${appeal}`,
  drafts: '/forum/drafts',
  /** Offering to whoever comes after somebody what they did, and what was offered to somebody. */
  handOn: '/forum/hand-on',
  handedToMe: '/forum/handed-to-me',
  draftAct: (act: 'delete' | 'restore') => `/forum/drafts/${act}`,
  newPrivate: '/forum/private/new',
  mentionInPrivate: '/forum/private/mention',
  newSpace: '/forum/spaces/new',
  joinable: '/forum/spaces/to-join',
  invitation: (secret: string) => `/forum/invitations/${secret}`,
  space: (space: string) => `/forum/spaces/${space}`,
  spaceAct: (space: string, act: string) => `/forum/spaces/${space}/${act}`,
  /** The newest posts of a space that is open to the world. */
  feed: (space: string) => `/forum/spaces/${space}/feed.atom`,
  /** The questions of a session that somebody voted for. `code` is its join code. */
  supported: (code: string) => `${sessionUrls.home(code)}/supported`,
  tags: (space: string) => `/forum/spaces/${space}/tags`,
  tag: (space: string, tag: string) => `/forum/spaces/${space}/tags/${tag}`,
  tagAct: (space: string, tag: string, act: string) => `/forum/spaces/${space}/tags/${tag}/${act}`,
  /** The newest posts of the threads with a tag, where the space is open to the world. */
  tagFeed: (space: string, tag: string) => `/forum/spaces/${space}/tags/${tag}/feed.atom`,
  /** For programs with a token. */
  api: {
    spaces: '/api/v1/spaces',
    threads: (space: string) => `/api/v1/spaces/${space}/threads`,
    thread: (thread: string) => `/api/v1/threads/${thread}`,
    posts: (thread: string) => `/api/v1/threads/${thread}/posts`,
  },
  sitemap: '/sitemap.xml',
  robots: '/robots.txt',
  /** Bringing threads of other forums into a space, and one such bringing in. */
  bringIn: (space: string) => `/forum/spaces/${space}/bring-in`,
  broughtIn: (space: string, imported: string) => `/forum/spaces/${space}/bring-in/${imported}`,
  newThread: (space: string) => `/forum/spaces/${space}/threads/new`,
  thread: (thread: string) => `/forum/threads/${thread}`,
  threadAct: (thread: string, act: string) => `/forum/threads/${thread}/${act}`,
  /** The form in which a sense check (`sense`) or a poll of a kind is begun. */
  beginPoll: (thread: string, kind: string) =>
    `/forum/threads/${thread}/${kind === 'sense' ? 'sense-check' : `poll?kind=${kind}`}`,
  attachment: (attachment: string) => `${ATTACHMENTS_PATH}${attachment}`,
  /** What happens next with a post that somebody has just reported. */
  reported: (post: string) => `/forum/posts/${post}/report?sent=1`,
  /** What waits for moderators, after they have decided on a post. */
  decided: (space: string, post: string) => `/forum/spaces/${space}/queue?decided=${post}`,
  /** The lasting address of a post: it leads to the page on which the post stands. */
  post: (post: string) => `/forum/posts/${post}`,
  postAct: (post: string, act: string) => `/forum/posts/${post}/${act}`,
} as const;

/** Where a post stands that was just sent with the form of that key, so that the device forgets its draft. */
export function placeOfSent(thread: string, number: number, page: number, key: string): string {
  return `${forumUrls.thread(thread)}?${page === 1 ? '' : `page=${page}&`}sent=${key}#post-${number}`;
}

/** Where what was sent a second time stands since the first, below a sentence that says so. */
export function placeOfSentBefore(thread: string, page: number, key: string): string {
  return `${forumUrls.thread(thread)}?${page === 1 ? '' : `page=${page}&`}sent=${key}&again=yes#${SAID_OF_POST}`;
}

/** Where a post stands that is marked as an answer now, or is not any more, below a sentence that says so. */
export function placeOfAccepted(thread: string, number: number, page: number, said: string): string {
  const at = page === 1 ? '' : `page=${page}&`;
  return `${forumUrls.thread(thread)}?${at}said=${said}&post=${number}#${SAID_OF_POST}`;
}

/** The id of those sentences. */
export const SAID_OF_POST = 'said-of-post';

/** Where post `number` stands. */
export function placeOfPost(thread: string, number: number, page: number): string {
  return `${forumUrls.thread(thread)}${page === 1 ? '' : `?page=${page}`}#post-${number}`;
}
