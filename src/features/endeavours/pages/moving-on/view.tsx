import type { ComponentChildren } from 'preact';
import { Button } from '../../../../design-system/components/button.tsx';
import { Checkboxes } from '../../../../design-system/components/checkboxes.tsx';
import { DateInput } from '../../../../design-system/components/date-input.tsx';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import { WarningText } from '../../../../design-system/components/warning-text.tsx';
import { formatDate } from '../../../../design-system/format.ts';
import {
  ButtonGroup,
  type FieldMistake,
  Form,
  FormErrors,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { Commitment } from '../../commitments/commitments.repository.ts';
import { type Endeavour, type Seat, seatLabel } from '../../endeavour.ts';
import type { BridgeCheck } from '../../handover/bridge-check.ts';
import { type Handover, PART_WORDS, type PartName, PARTS, type Parts } from '../../handover/handover.ts';
import { forumUrls } from '../../../forum/index.ts';
import { endeavourUrls } from '../../urls.ts';

interface MovingOnView {
  readonly csrf: string;
  readonly endeavour: Endeavour;
  readonly seat: Seat;
  /** The member's own; undefined until they say that they are moving on. */
  readonly pack: Handover | undefined;
  readonly parts: Parts;
  readonly typed: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Open commitments of the seat, which pass to its next holder by themselves. */
  readonly promises: readonly Commitment[];
  readonly bridges: BridgeCheck;
  readonly isSaved: boolean;
  readonly errors: readonly FieldMistake[];
}

export function MovingOnPage(view: MovingOnView) {
  const { endeavour, pack, errors, isSaved } = view;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={endeavour.title}>Moving on</PageHeading>
        <p class="govuk-body se-no-print">
          What you do in the forum goes a way of its own:{' '}
          <a class="govuk-link" href={forumUrls.handOn}>
            offer it to whoever comes after you
          </a>
          .
        </p>
        {isSaved && <InsetText>Saved. You can close this page and go on another time.</InsetText>}
        {pack === undefined ? (
          <OpenForm {...view} />
        ) : pack.handedOnAt === null ? (
          <PackForm {...view} pack={pack} />
        ) : (
          <HandedOn {...view} handedOnAt={pack.handedOnAt} />
        )}
      </div>
    </div>
  );
}

function OpenForm({ endeavour, csrf, seat, typed, errors }: MovingOnView) {
  const part = (name: string): string => String(typed[`leaves-${name}`] ?? '');
  return (
    <>
      <p class="govuk-body">
        When you change job, the seat {seatLabel(seat)} stays, with its promises and its history. What you
        know goes with you unless you hand it on. It takes about 30 minutes, and you can skip any part.
      </p>
      <Form action={endeavourUrls.movingOn(endeavour.id)} csrf={csrf}>
        <DateInput
          name="leaves"
          label="When do you go?"
          value={{ day: part('day'), month: part('month'), year: part('year') }}
          error={errors.find(({ field }) => field.startsWith('leaves-'))?.message}
        />
        <Button>I am moving on</Button>
      </Form>
    </>
  );
}

function PackForm(view: MovingOnView & { readonly pack: Handover }) {
  const { endeavour, csrf, pack, promises, bridges } = view;
  return (
    <>
      <p class="govuk-body">
        You go on {formatDate(pack.leavesOn)}. Whoever takes the seat next reads this. Leave out what was told
        to you in confidence.
      </p>
      <Bridges bridges={bridges} before={pack.leavesOn} />
      <Form action={endeavourUrls.pack(endeavour.id)} csrf={csrf}>
        {PARTS.map((name) => (
          <PartFields view={view} name={name}>
            {name === 'promises' && promises.length > 0 && (
              <InsetText>
                These pass on by themselves:
                <ul class="govuk-list govuk-list--bullet">
                  {promises.map(({ text, dueOn }) => (
                    <li>
                      {text}, by {formatDate(dueOn)}
                    </li>
                  ))}
                </ul>
              </InsetText>
            )}
          </PartFields>
        ))}
        <ButtonGroup>
          <Button name="do" value="save" variant="secondary">
            Save and go on later
          </Button>
          <Button name="do" value="hand-on">
            Hand on
          </Button>
        </ButtonGroup>
      </Form>
    </>
  );
}

/** What leaving would break between organisations (LRN-35). */
function Bridges({ bridges: { falling, holding, pairs }, before }: { bridges: BridgeCheck; before: Date }) {
  return (
    <>
      {falling.length > 0 && (
        <WarningText>
          Without you, these organisations know each other through one person or none:{' '}
          {falling.map(([a, b]) => `${a} and ${b}`).join('; ')}. Introduce two people of each before{' '}
          {formatDate(before)}.
        </WarningText>
      )}
      <p class="govuk-body">
        {holding} of {pairs} pairs of organisations are joined by two people or more who share no contact,
        counting the introductions accepted here.
      </p>
    </>
  );
}

function PartFields({
  view,
  name,
  children,
}: {
  view: MovingOnView;
  name: PartName;
  children: ComponentChildren;
}) {
  const { parts, errors } = view;
  const { title, hint } = PART_WORDS[name];
  const skip = `${name}-skip`;
  return (
    <section class="se-endeavour__part">
      {children}
      <Textarea
        name={name}
        label={title}
        labelClass="govuk-label--s"
        hint={hint}
        rows={3}
        value={parts[name]?.text}
        error={mistakeAt(errors, name)}
      />
      <Checkboxes
        name={skip}
        small
        choices={[
          {
            value: 'yes',
            label: (
              <>
                Nothing to hand on<span class="govuk-visually-hidden"> about: {title}</span>
              </>
            ),
          },
        ]}
        values={parts[name]?.isSkipped === true ? ['yes'] : []}
      />
    </section>
  );
}

function HandedOn({ endeavour, seat, handedOnAt, csrf }: MovingOnView & { readonly handedOnAt: Date }) {
  return (
    <>
      <p class="govuk-body">
        You handed the seat {seatLabel(seat)} on, on {formatDate(handedOnAt)}. Thank you. Whoever takes it
        next is guided by what you wrote.
      </p>
      <p class="govuk-body">
        You hold the seat until you leave it. A steward can invite your successor before, so that you can
        meet.
      </p>
      <Form action={endeavourUrls.leave(endeavour.id)} csrf={csrf}>
        <Button variant="warning">Leave the seat now</Button>
      </Form>
    </>
  );
}
