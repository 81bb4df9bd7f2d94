import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import {
  ButtonGroup,
  type FieldMistake,
  Form,
  FormErrors,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Prose } from '../../components/editor.view.tsx';
import type { ShownPost } from '../../post.ts';
import { forumUrls } from '../../urls.ts';

export function LookUpPage({
  post,
  reason,
  errors,
  csrf,
}: {
  post: ShownPost;
  reason: string;
  errors: readonly FieldMistake[];
  csrf: string;
}) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={`${post.author}, post ${post.number}`}>Look up who wrote a post</PageHeading>
        <p class="govuk-body">
          You alone see the name, under “Decide on it”. Whoever wrote the post is told that it was you, and
          reads your reason. The log of this space shows it too. You need no name to hide a post.
        </p>
        <div class="govuk-inset-text">
          <h2 class="govuk-visually-hidden">What they wrote</h2>
          <Prose html={post.html} language={post.language} />
        </div>
        <Form action={forumUrls.postAct(post.id, 'name')} csrf={csrf}>
          <Input
            name="reason"
            label="Why do you need the name?"
            value={reason}
            error={mistakeAt(errors, 'reason')}
          />
          <ButtonGroup>
            <Button preventDoubleClick>Look up the name</Button>
            <a class="govuk-link" href={forumUrls.postAct(post.id, 'moderate')}>
              Cancel
            </a>
          </ButtonGroup>
        </Form>
      </div>
    </div>
  );
}
