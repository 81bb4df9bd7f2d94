import { Button } from '../../../../design-system/components/button.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { Pagination } from '../../../../design-system/components/pagination.tsx';
import { ButtonGroup, Form, HiddenFields } from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import type { Draft } from '../../posts/drafts.repository.ts';
import { forumUrls } from '../../urls.ts';
import { withQuery } from '../query.ts';

export interface ShownDraft extends Draft {
  /** What it was written for; null where one may not read that any more. */
  readonly where: string | null;
  readonly href?: string;
}

export function DraftsPage({
  drafts,
  page,
  hasMore,
  deleted,
  csrf,
}: {
  drafts: readonly ShownDraft[];
  page: number;
  hasMore: boolean;
  deleted: Draft | undefined;
  csrf: string;
}) {
  const at = (each: number): string => withQuery(forumUrls.drafts, { page: each });
  return (
    <>
      {deleted !== undefined && <Deleted draft={deleted} csrf={csrf} />}
      <PageHeading>My drafts</PageHeading>
      <p class="govuk-body">What you have begun to write and not posted. Nobody else sees it.</p>
      {drafts.length === 0 && (
        <EmptyState title="You have no drafts.">
          <p class="govuk-body">
            “Save draft” keeps what you are writing, to go on with on any device. With scripts, it is kept
            while you write.
          </p>
        </EmptyState>
      )}
      <ul class="se-threads">
        {drafts.map((draft) => (
          <DraftItem draft={draft} csrf={csrf} />
        ))}
      </ul>
      {(page > 1 || hasMore) && (
        <Pagination
          label="Drafts"
          previous={page > 1 ? { href: at(page - 1) } : undefined}
          next={hasMore ? { href: at(page + 1) } : undefined}
        />
      )}
    </>
  );
}

function DraftItem({ draft, csrf }: { draft: ShownDraft; csrf: string }) {
  const { place, title, text, where, href, savedAt, reviewOn, fields } = draft;
  const name = where ?? 'Something you can no longer read';
  return (
    <li class="se-thread">
      <h2 class="govuk-heading-s govuk-!-margin-bottom-1">
        {href === undefined ? (
          name
        ) : (
          <a class="govuk-link" href={href}>
            {name}
          </a>
        )}
      </h2>
      {title !== '' && <p class="govuk-body govuk-!-margin-bottom-1">{title}</p>}
      <p class="se-thread__facts">
        Saved <Time value={savedAt} />
        {reviewOn !== null && (
          <>
            , looked at again on <Time value={new Date(`${reviewOn}T12:00:00Z`)} format="date" />
          </>
        )}
        {(fields['naming'] ?? 'name') !== 'name' && ', without your name'}
      </p>
      <Details summary={<>Read it{<VisuallyHidden>: {name}</VisuallyHidden>}</>}>
        <p class="se-lines">{text === '' ? 'No text yet' : text}</p>
      </Details>
      <Form action={forumUrls.draftAct('delete')} csrf={csrf}>
        <HiddenFields values={{ place }} />
        <Button variant="secondary" class="govuk-!-margin-bottom-2">
          Delete<VisuallyHidden> draft: {name}</VisuallyHidden>
        </Button>
      </Form>
    </li>
  );
}

function Deleted({ draft, csrf }: { draft: Draft; csrf: string }) {
  const { place, title, text, language, reviewOn, fields } = draft;
  const kept = { place, title, text, language, 'review-on': reviewOn ?? '', fields: JSON.stringify(fields) };
  return (
    <NotificationBanner type="success">
      <p class="govuk-notification-banner__heading">The draft is deleted.</p>
      <Form action={forumUrls.draftAct('restore')} csrf={csrf}>
        <HiddenFields values={kept} />
        <ButtonGroup>
          <Button variant="secondary">Undo</Button>
        </ButtonGroup>
      </Form>
    </NotificationBanner>
  );
}
