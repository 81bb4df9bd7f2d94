import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import {
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { type Endeavour, seatLabel, type SeatWithHolders } from '../../endeavour.ts';
import type { SeatFieldsShown } from '../../seat-fields.ts';
import { SeatFields } from '../../seat-fields-view.tsx';
import { endeavourUrls } from '../../urls.ts';

interface InviteView {
  readonly csrf: string;
  readonly endeavour: Endeavour;
  /** The seat that is there already; undefined for a new one. */
  readonly seat: SeatWithHolders | undefined;
  readonly shown: SeatFieldsShown;
  readonly how: string;
  readonly email: string;
  readonly message: string;
  readonly organisations: readonly string[];
  readonly errors: readonly FieldMistake[];
}

export function InvitePage(view: InviteView) {
  const { csrf, endeavour, seat, errors } = view;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={endeavour.title}>Invite somebody to a seat</PageHeading>
        <p class="govuk-body">
          Inviting is on the shared record: every seat sees that you invited, and to which seat, but not the
          address.
        </p>
        <Form action={endeavourUrls.invite(endeavour.id)} csrf={csrf}>
          {seat === undefined ? (
            <SeatFields
              shown={view.shown}
              errors={errors}
              organisations={view.organisations}
              places={endeavour.places}
              levels={endeavour.levels}
            />
          ) : (
            <InsetText>
              To the seat {seatLabel(seat)}
              {seat.holders.length > 0 && (
                <>, to share it with {seat.holders.map(({ name }) => name).join(' and ')}</>
              )}
              <HiddenFields values={{ seat: seat.id }} />
            </InsetText>
          )}
          <Radios
            name="how"
            label="How do you invite them?"
            choices={[
              {
                value: 'email',
                label: 'By email',
                conditional: (
                  <Input
                    name="email"
                    label="Email address"
                    type="email"
                    spellcheck={false}
                    value={view.email}
                    error={mistakeAt(errors, 'email')}
                  />
                ),
              },
              {
                value: 'link',
                label: 'With a link that you pass on',
                hint: 'For a seat of lived experience no account or email address is needed',
              },
            ]}
            value={view.how}
            error={mistakeAt(errors, 'how')}
          />
          <Textarea
            name="message"
            label="A few words to them (optional)"
            rows={3}
            value={view.message}
            error={mistakeAt(errors, 'message')}
          />
          <Button preventDoubleClick>Invite</Button>
        </Form>
      </div>
    </div>
  );
}

export function InvitedPage({
  endeavour,
  email,
  link,
}: {
  endeavour: Endeavour;
  email: string;
  link: string;
}) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption={endeavour.title}>
          {email === '' ? 'Your link is ready' : 'Invitation sent'}
        </PageHeading>
        {email === '' ? (
          <>
            <p class="govuk-body">
              Pass this link on to one person. It works once, for 30 days. We show it only now.
            </p>
            <InsetText>{link}</InsetText>
          </>
        ) : (
          <p class="govuk-body">We have sent an invitation to {email}. It works for 30 days.</p>
        )}
        <p class="govuk-body">
          <a class="govuk-link" href={endeavourUrls.seats(endeavour.id)}>
            Back to the seats
          </a>
        </p>
      </div>
    </div>
  );
}
