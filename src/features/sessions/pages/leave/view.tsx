import { Button } from '../../../../design-system/components/button.tsx';
import { ButtonGroup, Form } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { sessionUrls } from '../../urls.ts';

export function LeavePage({ title, code, csrf }: { title: string; code: string; csrf: string }) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption={title}>Leave and be erased?</PageHeading>
        <ul class="govuk-list govuk-list--bullet">
          <li>Your seat goes, with your name, organisation, place and level.</li>
          <li>
            Your votes are withdrawn, unless the session is over: then they stay counted, without a link to
            you.
          </li>
          <li>
            What you wrote stays as written by “a participant” where others have voted for it or answered it.
            The rest is deleted.
          </li>
          <li>You will not be told what happens to your questions.</li>
        </ul>
        <p class="govuk-body">This cannot be undone. You can download your data first, from your seat.</p>
        <Form action={sessionUrls.leave(code)} csrf={csrf}>
          <ButtonGroup>
            <Button variant="warning" preventDoubleClick>
              Leave and erase me
            </Button>
            <a class="govuk-link" href={sessionUrls.seat(code)}>
              Stay
            </a>
          </ButtonGroup>
        </Form>
      </div>
    </div>
  );
}

export function LeftPage({ title }: { title: string }) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption={title}>You have left</PageHeading>
        <p class="govuk-body">Your seat in this session and what was linked to it have been erased.</p>
        <p class="govuk-body">
          <a href={sessionUrls.start}>Join another session</a>
        </p>
      </div>
    </div>
  );
}
