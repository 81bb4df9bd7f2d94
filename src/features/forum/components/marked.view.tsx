import { Form, HiddenFields } from '../../../design-system/patterns/form.tsx';
import type { Marking } from '../reading/reading.repository.ts';
import { forumUrls } from '../urls.ts';

/** Says what was marked, and takes it back (FOR-21). */
export function Marked({ marking, space, csrf }: { marking: Marking; space?: string; csrf: string }) {
  const { marked, as } = marking;
  return (
    <Form action={forumUrls.undoMarking} csrf={csrf} class="govuk-inset-text">
      <HiddenFields values={{ marked, space }} />
      {as === 'read' ? 'It is marked as read.' : 'It is unread again from there on.'}{' '}
      <button type="submit" class="se-link-button">
        Undo
      </button>
    </Form>
  );
}
