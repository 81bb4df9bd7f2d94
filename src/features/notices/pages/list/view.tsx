import { Button } from '../../../../design-system/components/button.tsx';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { pageLinks, Pagination } from '../../../../design-system/components/pagination.tsx';
import { formatCount } from '../../../../design-system/format.ts';
import { ButtonGroup, Form, HiddenFields } from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { inWords } from '../../compose.ts';
import { REASON_WORDS } from '../../reasons.ts';
import type { ToldGroup } from '../../told.repository.ts';
import { noticesUrls } from '../../urls.ts';

export interface ShownGroup extends ToldGroup {
  /** False where the person may not read it any more, or it is gone. */
  readonly isReadable: boolean;
  readonly actors: readonly string[];
}

export function AllRead({ csrf, mark }: { csrf: string; mark: string }) {
  return (
    <NotificationBanner type="success">
      <p class="govuk-notification-banner__heading">All notices are marked as read</p>
      <Form action={noticesUrls.undo} csrf={csrf}>
        <HiddenFields values={{ mark }} />
        <Button variant="secondary">Undo</Button>
      </Form>
    </NotificationBanner>
  );
}

interface NoticesView {
  readonly csrf: string;
  readonly groups: readonly ShownGroup[];
  readonly page: number;
  readonly pages: number;
  readonly hasUnread: boolean;
  /** How much waits for this person. */
  readonly waiting: number;
}

export function NoticesPage({ csrf, groups, page, pages, hasUnread, waiting }: NoticesView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading>Notices</PageHeading>
        <ul class="govuk-list se-no-print">
          <li>
            <a class="govuk-link" href={noticesUrls.waiting}>
              Waiting for me: {waiting}
            </a>
          </li>
          <li>
            <a class="govuk-link" href={noticesUrls.settings}>
              Choose what you are told by email, and when
            </a>
          </li>
        </ul>
        {hasUnread && (
          <Form action={noticesUrls.readAll} csrf={csrf} class="se-no-print">
            <Button variant="secondary">Mark all as read</Button>
          </Form>
        )}
        {groups.length === 0 ? <Nothing page={page} /> : <Groups csrf={csrf} groups={groups} />}
        {pages > 1 && (
          <Pagination
            items={pageLinks(page, pages, noticesUrls.page)}
            previous={page > 1 ? { href: noticesUrls.page(page - 1) } : undefined}
            next={page < pages ? { href: noticesUrls.page(page + 1) } : undefined}
          />
        )}
      </div>
    </div>
  );
}

function Nothing({ page }: { page: number }) {
  return (
    <EmptyState title={page === 1 ? 'You have no notices.' : 'There are no notices on this page.'}>
      <p class="govuk-body">You are told here when somebody answers you, mentions you, or waits for you.</p>
    </EmptyState>
  );
}

function Groups({ csrf, groups }: { csrf: string; groups: readonly ShownGroup[] }) {
  return (
    <ul class="se-notices">
      {groups.map((group) => (
        <li
          class={group.unread > 0 ? 'se-notices__item se-notices__item--new' : 'se-notices__item'}
          key={group.id}
        >
          <Group csrf={csrf} group={group} />
        </li>
      ))}
    </ul>
  );
}

function Group({ csrf, group }: { csrf: string; group: ShownGroup }) {
  const { id, unread, count, reason, isReadable, actors } = group;
  const words = REASON_WORDS[reason];
  const title = isReadable ? group.title : 'Something that is gone, or that you may no longer read';
  return (
    <>
      <h2 class="govuk-heading-s se-notices__title">
        {unread > 0 && <VisuallyHidden>New: </VisuallyHidden>}
        {isReadable ? (
          <a class="govuk-link" href={noticesUrls.open(id)}>
            {title}
          </a>
        ) : (
          title
        )}
      </h2>
      <p class="govuk-body se-notices__what">
        {formatCount(unread || count, words.one, words.many)}
        {isReadable && actors.length > 0 && ` by ${by(actors)}`}, <Time value={group.at} />
      </p>
      {unread > 0 && (
        <ButtonGroup>
          <Form action={noticesUrls.read(id)} csrf={csrf} class="se-no-print">
            <button type="submit" class="se-link-button">
              Mark as read<VisuallyHidden>: {title}</VisuallyHidden>
            </button>
          </Form>
        </ButtonGroup>
      )}
    </>
  );
}

const MOST_NAMES = 2;

function by(actors: readonly string[]): string {
  const more = actors.length - MOST_NAMES;
  return more > 0
    ? inWords([...actors.slice(0, MOST_NAMES), formatCount(more, 'other')], 'and')
    : inWords(actors, 'and');
}
