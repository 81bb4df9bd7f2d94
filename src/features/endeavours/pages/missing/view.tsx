import { Button } from '../../../../design-system/components/button.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { Select } from '../../../../design-system/components/select.tsx';
import { SummaryList } from '../../../../design-system/components/summary-list.tsx';
import { Table, type TableCell } from '../../../../design-system/components/table.tsx';
import { formatDate } from '../../../../design-system/format.ts';
import { Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { ScrollRegion } from '../../../../design-system/patterns/scroll.tsx';
import {
  EmptyState,
  PageHeading,
  StatusText,
  VisuallyHidden,
} from '../../../../design-system/patterns/text.tsx';
import { type Endeavour, seatLabel, type SeatWithHolders } from '../../endeavour.ts';
import type { Cell, Coverage, MissingVoice } from '../../missing/missing.ts';
import { endeavourUrls } from '../../urls.ts';
import { type Returned, typedAt } from '../act.ts';

interface MissingView {
  readonly csrf: string;
  readonly endeavour: Endeavour;
  readonly seats: readonly SeatWithHolders[];
  readonly voices: readonly MissingVoice[];
  /** Those that only this member has named so far. */
  readonly waiting: readonly string[];
  readonly coverage: Coverage;
  readonly maySteward: boolean;
  readonly mayTakePart: boolean;
  readonly returned: Returned;
}

export function MissingPage(view: MissingView) {
  return (
    <>
      <FormErrors errors={view.returned.errors} />
      <PageHeading caption={view.endeavour.title}>Who is missing</PageHeading>
      <Voices {...view} />
      <h2 class="govuk-heading-m">Places and levels</h2>
      <CoverageWords coverage={view.coverage} />
      <Grid {...view} />
      <Gaps {...view} />
      {view.mayTakePart && <CellForm {...view} />}
      {view.maySteward && <GridForm {...view} />}
    </>
  );
}

function Voices({ endeavour, voices, waiting, maySteward, mayTakePart, csrf, returned }: MissingView) {
  return (
    <>
      <h2 class="govuk-heading-m">Named by members</h2>
      <p class="govuk-body">A name is listed when two members or more have given it.</p>
      {voices.length === 0 ? (
        <EmptyState title="Nobody is named by two members yet" />
      ) : (
        <ul class="govuk-list govuk-list--spaced">
          {voices.map(({ name, namedBy, reasons }) => (
            <li>
              <strong>{name}</strong>, named by {namedBy} members
              <ul class="govuk-list govuk-list--bullet">
                {reasons.map((reason) => (
                  <li>{reason}</li>
                ))}
              </ul>
              {maySteward && (
                <Button
                  variant="secondary"
                  href={`${endeavourUrls.invite(endeavour.id)}?voice=${encodeURIComponent(name)}`}
                >
                  Invite<VisuallyHidden> {name}</VisuallyHidden>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {waiting.length > 0 && (
        <p class="govuk-body">Named by you alone so far, and shown to nobody else: {waiting.join('; ')}.</p>
      )}
      {mayTakePart && (
        <Form action={endeavourUrls.missing(endeavour.id)} csrf={csrf}>
          <Input
            name="name"
            label="Who should be here?"
            hint="An organisation, a role or a group"
            class="govuk-!-width-one-half"
            value={typedAt(returned, '', 'name')}
            error={mistakeAt(returned.errors, 'name')}
          />
          <Input
            name="reason"
            label="Why?"
            hint="Shown without your name, once a second member has named them too"
            class="govuk-!-width-two-thirds"
            value={typedAt(returned, '', 'reason')}
            error={mistakeAt(returned.errors, 'reason')}
          />
          <Button variant="secondary" preventDoubleClick>
            Name them
          </Button>
        </Form>
      )}
    </>
  );
}

function CoverageWords({ coverage: { filled, needed, share } }: { coverage: Coverage }) {
  return (
    <p class="govuk-body">
      {share === 'not_enough_data'
        ? 'Not enough data: no place and level is marked as needed.'
        : `Somebody is here for ${filled} of ${needed} needed combinations of place and level (${Math.round(share * 100)}%).`}
    </p>
  );
}

function Grid({ endeavour, coverage, seats }: MissingView) {
  const places = endeavour.places.map((place) => ({
    place,
    cells: coverage.cells.filter((cell) => cell.place === place),
  }));
  const rows = places.map(({ place, cells }): TableCell[] => [
    place,
    ...cells.map((cell) => cellWords(cell, seats)),
  ]);
  return (
    <>
      <div class="se-wide-only">
        <ScrollRegion label="Places and levels">
          <Table
            caption="Who is here, by place and level"
            captionClass="govuk-visually-hidden"
            head={['Place', ...endeavour.levels]}
            rows={rows}
            firstCellIsHeader
          />
        </ScrollRegion>
      </div>
      <div class="se-narrow-only">
        {places.map(({ place, cells }) => (
          <>
            <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{place}</h3>
            <SummaryList rows={cells.map((cell) => ({ key: cell.level, value: cellWords(cell, seats) }))} />
          </>
        ))}
      </div>
    </>
  );
}

function cellWords({ state, filled, vacant, note }: Cell, seats: readonly SeatWithHolders[]) {
  if (state === 'filled') {
    return (
      <>
        {filled.map((seat) => (
          <div>{seatLabel(seat)}</div>
        ))}
      </>
    );
  }
  if (state === 'not-needed') {
    const by = seats.find(({ id }) => id === note?.seatId);
    return (
      <>
        <StatusText>Not needed</StatusText>
        <div class="govuk-hint">
          {note?.reason}
          {by !== undefined && ` (said by ${seatLabel(by)})`}
        </div>
      </>
    );
  }
  return (
    <>
      <StatusText tone="waiting">Empty</StatusText>
      {vacant.map((seat) => (
        <div class="govuk-hint">{seatLabel(seat)}: nobody holds it</div>
      ))}
    </>
  );
}

function Gaps({ endeavour, coverage: { gaps }, maySteward }: MissingView) {
  if (gaps.length === 0) return null;
  const items = gaps.map(({ place, level, emptySince, vacant: [seat] }) => {
    const query = new URLSearchParams(seat === undefined ? { place, level } : { seat: seat.id });
    return (
      <li>
        {place}, {level.toLowerCase()}: empty since{' '}
        {emptySince === null ? 'the start' : formatDate(emptySince)}{' '}
        {maySteward && (
          <a class="govuk-link" href={`${endeavourUrls.invite(endeavour.id)}?${query.toString()}`}>
            Invite
            <VisuallyHidden>
              {' '}
              somebody for {place}, {level.toLowerCase()}
            </VisuallyHidden>
          </a>
        )}
      </li>
    );
  });
  return (
    <Details summary={`Gaps, the oldest first (${gaps.length})`} open={gaps.length <= 6}>
      <ul class="govuk-list govuk-list--bullet">{items}</ul>
    </Details>
  );
}

function CellForm({ endeavour, csrf, returned }: MissingView) {
  return (
    <>
      <h3 class="govuk-heading-s">Is somebody needed there?</h3>
      <Form action={endeavourUrls.cell(endeavour.id)} csrf={csrf}>
        <Select
          name="cell"
          label="Place and level"
          options={[
            { value: '', text: 'Choose one' },
            ...endeavour.places.flatMap((place) =>
              endeavour.levels.map((level) => ({
                value: `${place} | ${level}`,
                text: `${place}, ${level.toLowerCase()}`,
              })),
            ),
          ]}
          value={typedAt(returned, '', 'cell')}
          error={mistakeAt(returned.errors, 'cell')}
        />
        <Radios
          name="needed"
          label="Is somebody needed?"
          inline
          small
          choices={[
            { value: 'no', label: 'No' },
            { value: 'yes', label: 'Yes' },
          ]}
          value={typedAt(returned, '', 'needed')}
          error={mistakeAt(returned.errors, 'needed')}
        />
        <Input
          name="cell-reason"
          label="Why?"
          class="govuk-!-width-two-thirds"
          value={typedAt(returned, '', 'cell-reason')}
          error={mistakeAt(returned.errors, 'cell-reason')}
        />
        <Button variant="secondary">Say so</Button>
      </Form>
    </>
  );
}

function GridForm({ endeavour, csrf, returned }: MissingView) {
  return (
    <>
      <h3 class="govuk-heading-s">Add a place or a level</h3>
      <Form action={endeavourUrls.grid(endeavour.id)} csrf={csrf}>
        <Radios
          name="what"
          label="What do you add?"
          inline
          small
          choices={[
            { value: 'place', label: 'A place' },
            { value: 'level', label: 'A level' },
          ]}
          value={typedAt(returned, '', 'what')}
          error={mistakeAt(returned.errors, 'what')}
        />
        <Input
          name="grid-name"
          label="Its name"
          class="govuk-input--width-20"
          value={typedAt(returned, '', 'grid-name')}
          error={mistakeAt(returned.errors, 'grid-name')}
        />
        <Button variant="secondary">Add</Button>
      </Form>
    </>
  );
}
