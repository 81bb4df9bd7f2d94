import { Button } from '../../../../design-system/components/button.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { ButtonGroup, Form } from '../../../../design-system/patterns/form.tsx';
import { VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { type ShownIntroduction, timesLeft } from '../../introduction.ts';
import { introductionUrls } from '../../urls.ts';
import { Act, Who } from './parts.tsx';

/** A request that waits for the reader's answer. */
export function ToMe({
  introduction,
  now,
  csrf,
}: {
  introduction: ShownIntroduction;
  now: Date;
  csrf: string;
}) {
  const { id, other, reason, askedAt } = introduction;
  const times = timesLeft(introduction, now);
  return (
    <section>
      <Who person={other} />
      <p class="govuk-body se-lines">{reason}</p>
      <p class="govuk-body-s">
        Asked on <Time value={askedAt} format="date" />. A yes shows each of you the other’s email address. A
        no needs no reason.
      </p>
      {times.length > 0 && <YesAtATime id={id} times={times} csrf={csrf} of={other.name} />}
      <ButtonGroup>
        {times.length === 0 && (
          <Act
            path={introductionUrls.act(id, 'accept')}
            csrf={csrf}
            text="Yes, introduce us"
            of={other.name}
          />
        )}
        <Act path={introductionUrls.act(id, 'decline')} csrf={csrf} text="No" of={other.name} />
        <Act
          path={introductionUrls.act(id, 'block')}
          csrf={csrf}
          text="No, and no more requests"
          of={other.name}
        />
      </ButtonGroup>
    </section>
  );
}

function YesAtATime({
  id,
  times,
  csrf,
  of,
}: {
  id: string;
  times: readonly Date[];
  csrf: string;
  of: string;
}) {
  return (
    <Form action={introductionUrls.act(id, 'accept')} csrf={csrf}>
      <Radios
        name="time"
        id={`time-${id}`}
        label={`When can you talk to ${of}?`}
        labelClass="govuk-fieldset__legend--s"
        value=""
        choices={[
          ...times.map((time) => ({ value: time.toISOString(), label: <Time value={time} /> })),
          { value: '', label: 'At none of these: we find a time by email' },
        ]}
      />
      <Button preventDoubleClick>
        Yes, introduce us<VisuallyHidden>: {of}</VisuallyHidden>
      </Button>
    </Form>
  );
}
