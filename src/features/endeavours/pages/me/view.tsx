import { Button } from '../../../../design-system/components/button.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import { Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { type Endeavour, type Member, type Seat, seatLabel } from '../../endeavour.ts';
import { endeavourUrls } from '../../urls.ts';
import { type Returned, typedAt } from '../act.ts';

interface MeView {
  readonly csrf: string;
  readonly endeavour: Endeavour;
  readonly held: { readonly member: Member; readonly seat: Seat };
  readonly returned: Returned;
}

export function MePage({ csrf, endeavour, held: { member, seat }, returned }: MeView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={returned.errors} />
        <PageHeading caption={endeavour.title}>You and your seat</PageHeading>
        <p class="govuk-body">
          You are {member.name} here, and hold the seat {seatLabel(seat)}.
        </p>
        <Form action={endeavourUrls.me(endeavour.id)} csrf={csrf}>
          <Textarea
            name="why"
            label="Why this matters to me"
            hint="A few lines in your own words. The other seats read them."
            value={returned.errors.length > 0 ? typedAt(returned, '', 'why') : member.whyItMatters}
            error={mistakeAt(returned.errors, 'why')}
          />
          <Button>Save</Button>
        </Form>
        <p class="govuk-body">
          <a class="govuk-link" href={endeavourUrls.firstWeek(endeavour.id)}>
            Your first week, and introductions
          </a>
        </p>
        <h2 class="govuk-heading-m">When you go</h2>
        <p class="govuk-body">
          <a class="govuk-link" href={endeavourUrls.movingOn(endeavour.id)}>
            I am moving on
          </a>
          : hand on what you know to whoever takes the seat next.
        </p>
        <Details summary="Leave the seat">
          <p class="govuk-body">
            You will no longer see this endeavour. The seat, its commitments and its history stay, for whoever
            takes it next.
            {member.personId === null && ' You have no account here, so you need a new link to come back.'}
          </p>
          <Form action={endeavourUrls.leave(endeavour.id)} csrf={csrf}>
            <Button variant="warning">Leave the seat</Button>
          </Form>
        </Details>
      </div>
    </div>
  );
}
