import { Button } from '../../../../design-system/components/button.tsx';
import { DateInput } from '../../../../design-system/components/date-input.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import {
  ButtonGroup,
  type FieldMistake,
  Form,
  FormErrors,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { FormBody } from '../../../../platform/forms/form.ts';
import type { Bookmarked } from '../../reading/marks.repository.ts';
import { forumUrls } from '../../urls.ts';

export function BookmarkPage({
  bookmark,
  typed,
  errors,
  csrf,
}: {
  bookmark: Pick<Bookmarked, 'postId' | 'number' | 'title'>;
  typed: FormBody;
  errors: readonly FieldMistake[];
  csrf: string;
}) {
  const { postId, number, title } = bookmark;
  const value = (name: string): string => String(typed[name] ?? '');
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={`${title}, post ${number}`}>Bookmark</PageHeading>
        <p class="govuk-body">
          Nobody but you sees this.{' '}
          <a class="govuk-link" href={forumUrls.post(postId)}>
            Go to the post
          </a>
        </p>
        <Form action={forumUrls.bookmark(postId)} csrf={csrf}>
          <Textarea
            name="note"
            label="Your note (optional)"
            rows={3}
            value={value('note')}
            error={mistakeAt(errors, 'note')}
          />
          <DateInput
            name="remind"
            label="When shall we remind you? (optional)"
            hint="In the morning of that day, as you chose for reminders of what you said you would do."
            value={{ day: value('remind-day'), month: value('remind-month'), year: value('remind-year') }}
            error={errors.find(({ field }) => field.startsWith('remind-'))?.message}
          />
          <ButtonGroup>
            <Button preventDoubleClick>Save</Button>
            <a class="govuk-link" href={forumUrls.bookmarks}>
              Cancel
            </a>
          </ButtonGroup>
        </Form>
        <Form action={forumUrls.removeBookmark(postId)} csrf={csrf}>
          <Button variant="secondary">Remove bookmark</Button>
        </Form>
      </div>
    </div>
  );
}
