import { Button } from '../../../../design-system/components/button.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading, StatusText } from '../../../../design-system/patterns/text.tsx';
import { type EdgeItem, type EdgeState, edgeState } from '../../edge/edge.ts';
import { type Endeavour, type Seat, seatLabel } from '../../endeavour.ts';
import { endeavourUrls } from '../../urls.ts';
import { controlId, type Returned, typedAt } from '../act.ts';

interface EdgePageView {
  readonly csrf: string;
  readonly endeavour: Endeavour;
  readonly items: readonly EdgeItem[];
  readonly seats: readonly Seat[];
  readonly ownSeatId: string;
  readonly mayTakePart: boolean;
  readonly maySteward: boolean;
  readonly returned: Returned;
}

const GROUPS: readonly { readonly state: EdgeState; readonly title: string }[] = [
  { state: 'contested', title: 'Contested: seats see it differently' },
  { state: 'in', title: 'In' },
  { state: 'out', title: 'Out' },
  { state: 'not-said', title: 'Nobody has said yet' },
];

export function EdgePage(view: EdgePageView) {
  const { endeavour, items, returned, mayTakePart } = view;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={returned.errors} />
        <PageHeading caption={endeavour.title}>What is in and out</PageHeading>
        <p class="govuk-body">
          The edge of the endeavour: what it is about, and what not. Each seat says for itself. Where seats
          differ, that stays visible; nobody decides it for the others.
        </p>
        {items.length === 0 && <EmptyState title="Nothing is on the edge yet" />}
        {GROUPS.map(({ state, title }) => {
          const group = items.filter(({ views }) => edgeState(views) === state);
          return (
            group.length > 0 && (
              <>
                <h2 class="govuk-heading-m">{title}</h2>
                {group.map((item) => (
                  <Item view={view} item={item} />
                ))}
              </>
            )
          );
        })}
        {mayTakePart && <AddForm {...view} />}
      </div>
    </div>
  );
}

function Item({ view, item }: { view: EdgePageView; item: EdgeItem }) {
  const { seats, ownSeatId, mayTakePart, maySteward, returned } = view;
  const mine = item.views.find(({ seatId }) => seatId === ownSeatId);
  return (
    <section class="se-endeavour__part" id={`item-${item.id}`}>
      <h3 class="govuk-heading-s">{item.text}</h3>
      <ul class="govuk-list govuk-list--bullet">
        {item.views.map(({ seatId, side, reason }) => {
          const seat = seats.find(({ id }) => id === seatId);
          return (
            <li>
              {seat === undefined ? 'A seat' : seatLabel(seat)}: <StatusText>{side}</StatusText>
              {reason !== '' && ` – ${reason}`}
            </li>
          );
        })}
      </ul>
      {mayTakePart && (
        <Details
          summary={
            <>
              {mine === undefined ? 'Say how your seat sees it' : 'Change what your seat says'}
              <span class="govuk-visually-hidden">: {item.text}</span>
            </>
          }
          open={returned.at === item.id}
        >
          <SayForm view={view} item={item} />
          {maySteward && <RemoveForm view={view} item={item} />}
        </Details>
      )}
    </section>
  );
}

function SayForm({ view, item }: { view: EdgePageView; item: EdgeItem }) {
  const { endeavour, csrf, returned, ownSeatId } = view;
  const mine = item.views.find(({ seatId }) => seatId === ownSeatId);
  const side = controlId('side', item.id);
  const reason = controlId('reason', item.id);
  return (
    <Form action={endeavourUrls.sayEdge(endeavour.id, item.id)} csrf={csrf}>
      <Radios
        name="side"
        id={side}
        label={`Is “${item.text}” in or out?`}
        inline
        small
        choices={SIDES}
        value={typedAt(returned, item.id, 'side') || (mine?.side ?? '')}
        error={mistakeAt(returned.errors, side)}
      />
      <Input
        name="reason"
        id={reason}
        label="Why? (optional)"
        value={typedAt(returned, item.id, 'reason') || (mine?.reason ?? '')}
        error={mistakeAt(returned.errors, reason)}
      />
      <Button variant="secondary">Say so</Button>
    </Form>
  );
}

const SIDES = [
  { value: 'in', label: 'In' },
  { value: 'out', label: 'Out' },
];

function RemoveForm({ view, item }: { view: EdgePageView; item: EdgeItem }) {
  const id = controlId('remove-reason', item.id);
  return (
    <Form action={endeavourUrls.removeEdge(view.endeavour.id, item.id)} csrf={view.csrf}>
      <Input
        name="remove-reason"
        id={id}
        label="As a steward: why take it off the edge?"
        hint="Every seat reads this, and can challenge it"
        value={typedAt(view.returned, item.id, 'remove-reason')}
        error={mistakeAt(view.returned.errors, id)}
      />
      <Button variant="warning">Take it off</Button>
    </Form>
  );
}

function AddForm({ endeavour, csrf, returned }: EdgePageView) {
  return (
    <>
      <h2 class="govuk-heading-m">Add something</h2>
      <Form action={endeavourUrls.edge(endeavour.id)} csrf={csrf}>
        <Input
          name="text"
          label="What is it?"
          hint="For example: the first night after release"
          value={typedAt(returned, '', 'text')}
          error={mistakeAt(returned.errors, 'text')}
        />
        <Radios
          name="side"
          label="Does your seat see it as in or out?"
          inline
          small
          choices={SIDES}
          value={typedAt(returned, '', 'side')}
          error={mistakeAt(returned.errors, 'side')}
        />
        <Input
          name="reason"
          label="Why? (optional)"
          value={typedAt(returned, '', 'reason')}
          error={mistakeAt(returned.errors, 'reason')}
        />
        <Button variant="secondary">Add</Button>
      </Form>
    </>
  );
}
