import { Button } from '../../../../design-system/components/button.tsx';
import { ButtonGroup, Form } from '../../../../design-system/patterns/form.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import type { WaitingSwap } from '../../swapping/swap.ts';
import { meetingUrls } from '../../urls.ts';
import { listPeople } from '../swap/view.tsx';

interface SwapsModel {
  readonly code: string;
  readonly zone: string;
  readonly swaps: readonly WaitingSwap[];
  readonly csrf: string;
}

/** What waits between somebody in a group and those of other groups: to be answered, taken back, or asked. */
export function Swaps(model: SwapsModel) {
  const { code, swaps } = model;
  return (
    <>
      {swaps.map((swap) =>
        swap.isOwn ? (
          <Asked key={swap.id} {...model} swap={swap} />
        ) : (
          <ToAnswer key={swap.id} {...model} swap={swap} />
        ),
      )}
      {swaps.every(({ isOwn }) => !isOwn) && (
        <p class="govuk-body">
          <a class="govuk-link" href={meetingUrls.swap(code)}>
            Ask somebody of another group to swap with you
          </a>
        </p>
      )}
    </>
  );
}

function ToAnswer({ code, zone, swap, csrf }: SwapsModel & { swap: WaitingSwap }) {
  const { id, other, askedAt, wouldMeet } = swap;
  return (
    <section>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{other.name} asks to swap groups with you</h3>
      <p class="govuk-body">
        Asked on <Time value={askedAt} zone={zone} />.{' '}
        {wouldMeet.length === 0
          ? 'Nobody else is left in their group.'
          : `In their group you would meet ${listPeople(wouldMeet)}.`}{' '}
        You need not say yes, nor why not: {other.name} is only told that you stay.
      </p>
      <Form action={meetingUrls.answerSwap(code, id)} csrf={csrf}>
        <ButtonGroup>
          <Button name="answer" value="yes" variant="secondary" preventDoubleClick>
            Swap groups with {other.name}
          </Button>
          <Button name="answer" value="no" variant="secondary" preventDoubleClick>
            Stay in my group
          </Button>
        </ButtonGroup>
      </Form>
    </section>
  );
}

function Asked({ code, zone, swap, csrf }: SwapsModel & { swap: WaitingSwap }) {
  return (
    <section>
      <p class="govuk-body">
        You asked {listPeople([swap.other])} to swap groups with you on{' '}
        <Time value={swap.askedAt} zone={zone} />. They have not answered yet.
      </p>
      <Form action={meetingUrls.takeSwapBack(code, swap.id)} csrf={csrf}>
        <Button variant="secondary" preventDoubleClick>
          Take this back
        </Button>
      </Form>
    </section>
  );
}
