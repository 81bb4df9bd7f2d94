import { Button } from '../../../../design-system/components/button.tsx';
import { WarningText } from '../../../../design-system/components/warning-text.tsx';
import { formatCount } from '../../../../design-system/format.ts';
import { ButtonGroup, Form, HiddenFields } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { saidOf } from '../../arranging/audience.ts';
import type { MergeAcross } from '../../arranging/merging.ts';
import { forumUrls } from '../../urls.ts';

/** Who will read the posts of a thread in another space, before they go there (FOR-11). */
export function ConfirmMergePage({
  across: { thread, from, target, to },
  lines,
  reason,
  csrf,
}: {
  across: MergeAcross;
  /** Who reads them from then on, and who no more. */
  lines: readonly string[];
  reason: string;
  csrf: string;
}) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption={thread.title}>Merge it into a thread of another space?</PageHeading>
        <p class="govuk-body">
          {formatCount(thread.posts, 'post')} of “{thread.title}” with their files go from “{from.name}” into
          “{target.title}” in “{to.name}”.
        </p>
        <h2 class="govuk-heading-m">Who reads these posts from then on</h2>
        <ul class="govuk-list govuk-list--bullet">
          {lines.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
        <WarningText>
          A moderator of both spaces can take them out again, but not out of the memory of those who have read
          them.
        </WarningText>
        <p class="govuk-body">
          It will be on the record of both spaces, and its authors and those who watch are told: {reason}
        </p>
        <Form action={forumUrls.threadAct(thread.id, 'merge')} csrf={csrf}>
          <HiddenFields values={{ into: forumUrls.thread(target.id), reason, said: saidOf(to) }} />
          <ButtonGroup>
            <Button preventDoubleClick>Merge them</Button>
            <a class="govuk-link" href={forumUrls.threadAct(thread.id, 'arrange')}>
              Do not merge
            </a>
          </ButtonGroup>
        </Form>
      </div>
    </div>
  );
}
