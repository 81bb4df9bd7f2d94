import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Select } from '../../../../design-system/components/select.tsx';
import { formatDate } from '../../../../design-system/format.ts';
import {
  ButtonGroup,
  Form,
  FormErrors,
  HiddenFields,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { PageHeading, StatusText, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import type { Commitment } from '../../commitments/commitments.repository.ts';
import { type Endeavour, type Member, type Seat, seatLabel, type SeatWithHolders } from '../../endeavour.ts';
import {
  GUIDE_STEPS,
  type GuideStep,
  GUIDE_WORDS,
  type Handover,
  PART_WORDS,
  PARTS,
} from '../../handover/handover.ts';
import type { Introduction } from '../../handover/introductions.repository.ts';
import { endeavourUrls } from '../../urls.ts';
import { type Returned, typedAt } from '../act.ts';

interface FirstWeekView {
  readonly csrf: string;
  readonly endeavour: Endeavour;
  readonly held: { readonly member: Member; readonly seat: Seat };
  /** What earlier holders handed on, the newest first. */
  readonly packs: readonly Handover[];
  readonly done: ReadonlySet<string>;
  readonly seats: readonly SeatWithHolders[];
  readonly introductions: readonly Introduction[];
  readonly promises: readonly Commitment[];
  readonly returned: Returned;
}

export function FirstWeekPage(view: FirstWeekView) {
  const { endeavour, held, returned } = view;
  const minutes = GUIDE_STEPS.reduce((sum, step) => sum + GUIDE_WORDS[step].minutes, 0);
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={returned.errors} />
        <PageHeading caption={endeavour.title}>Your first week</PageHeading>
        <p class="govuk-body">
          You hold the seat {seatLabel(held.seat)}. These steps take about {minutes} minutes in all, in any
          order.
        </p>
        <ol class="govuk-list govuk-list--number govuk-list--spaced">
          {GUIDE_STEPS.map((step) => (
            <li>
              <Step view={view} step={step} />
            </li>
          ))}
        </ol>
        <Packs {...view} />
        <Promises {...view} />
        <Introductions {...view} />
      </div>
    </div>
  );
}

function Step({ view, step }: { view: FirstWeekView; step: GuideStep }) {
  const { endeavour, csrf, done } = view;
  const { id } = endeavour;
  const where: Readonly<Record<GuideStep, string>> = {
    pack: '#handed-on',
    home: endeavourUrls.home(id),
    promises: '#promises',
    meet: '#introductions',
    edge: endeavourUrls.edge(id),
    why: endeavourUrls.me(id),
  };
  const { title, minutes } = GUIDE_WORDS[step];
  return (
    <>
      <a class="govuk-link" href={where[step]}>
        {title}
      </a>{' '}
      ({minutes} minutes){' '}
      {done.has(step) ? (
        <StatusText tone="done">Done</StatusText>
      ) : (
        <Form action={endeavourUrls.firstWeek(id)} csrf={csrf}>
          <HiddenFields values={{ step }} />
          <Button variant="secondary" class="govuk-!-margin-bottom-1">
            Done<VisuallyHidden>: {title}</VisuallyHidden>
          </Button>
        </Form>
      )}
    </>
  );
}

function Packs({ packs, seats }: FirstWeekView) {
  const names = new Map(
    seats.flatMap(({ holders, heldBefore }) =>
      [...holders, ...heldBefore].map(({ memberId, name }) => [memberId, name] as const),
    ),
  );
  return (
    <>
      <h2 class="govuk-heading-m" id="handed-on">
        What was handed on
      </h2>
      {packs.length === 0 && (
        <p class="govuk-body">
          Nobody handed anything on. The seat’s commitments and its history on the record are still yours.
        </p>
      )}
      {packs.map(({ memberId, handedOnAt, parts }) => (
        <>
          <h3 class="govuk-heading-s">
            By {names.get(memberId) ?? 'somebody'}
            {handedOnAt !== null && <>, {formatDate(handedOnAt)}</>}
          </h3>
          <dl>
            {PARTS.filter((name) => (parts[name]?.text ?? '') !== '').map((name) => (
              <div>
                <dt class="govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-1">
                  {PART_WORDS[name].title}
                </dt>
                <dd class="govuk-body govuk-!-margin-left-0 se-endeavour__own-words">{parts[name]?.text}</dd>
              </div>
            ))}
          </dl>
        </>
      ))}
    </>
  );
}

function Promises({ promises, endeavour }: FirstWeekView) {
  return (
    <>
      <h2 class="govuk-heading-m" id="promises">
        What your seat has promised
      </h2>
      {promises.length === 0 ? (
        <p class="govuk-body">Nothing is open.</p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {promises.map(({ text, dueOn }) => (
            <li>
              {text}, by {formatDate(dueOn)}
            </li>
          ))}
        </ul>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={endeavourUrls.commitments(endeavour.id)}>
          All commitments
        </a>
      </p>
    </>
  );
}

function Introductions(view: FirstWeekView) {
  const { endeavour, csrf, seats, held, introductions, returned } = view;
  const label = (id: string): string => {
    const seat = seats.find((each) => each.id === id);
    return seat === undefined ? 'a seat' : seatLabel(seat);
  };
  const asked = new Set(
    introductions
      .filter(({ declinedAt }) => declinedAt === null)
      .flatMap((each) => [each.seatId, each.withSeatId]),
  );
  const others = seats.filter(
    ({ id, holders, removedAt }) =>
      id !== held.seat.id && holders.length > 0 && removedAt === null && !asked.has(id),
  );
  return (
    <>
      <h2 class="govuk-heading-m" id="introductions">
        Introductions
      </h2>
      <p class="govuk-body">An introduction counts when both sides want it.</p>
      <ul class="govuk-list govuk-list--spaced">
        {introductions.map((each) => {
          const isMine = each.seatId === held.seat.id;
          const other = label(isMine ? each.withSeatId : each.seatId);
          return (
            <li>
              {other}
              {each.about !== '' && <>, about: {each.about}</>}{' '}
              <IntroductionState view={view} introduction={each} isMine={isMine} other={other} />
            </li>
          );
        })}
      </ul>
      {others.length > 0 && (
        <Form action={endeavourUrls.meet(endeavour.id)} csrf={csrf}>
          <Select
            name="with"
            label="Whom would you like to meet?"
            options={[
              { value: '', text: 'Choose a seat' },
              ...others.map((seat) => ({ value: seat.id, text: seatLabel(seat) })),
            ]}
            value={typedAt(returned, '', 'with')}
            error={mistakeAt(returned.errors, 'with')}
          />
          <Input
            name="about"
            label="About what? (optional)"
            value={typedAt(returned, '', 'about')}
            error={mistakeAt(returned.errors, 'about')}
          />
          <Button variant="secondary">Ask to meet</Button>
        </Form>
      )}
    </>
  );
}

function IntroductionState({
  view,
  introduction,
  isMine,
  other,
}: {
  view: FirstWeekView;
  introduction: Introduction;
  isMine: boolean;
  other: string;
}) {
  const { withAcceptedAt, declinedAt, id } = introduction;
  if (withAcceptedAt !== null) return <StatusText tone="done">You have both accepted</StatusText>;
  if (declinedAt !== null) return <StatusText>Not now</StatusText>;
  if (isMine) return <StatusText tone="waiting">Waits for their answer</StatusText>;
  return (
    <Form action={endeavourUrls.answerIntroduction(view.endeavour.id, id)} csrf={view.csrf}>
      <ButtonGroup>
        <Button name="answer" value="accept" variant="secondary">
          Accept<VisuallyHidden> to meet {other}</VisuallyHidden>
        </Button>
        <Button name="answer" value="decline" variant="secondary">
          Not now<VisuallyHidden>: {other}</VisuallyHidden>
        </Button>
      </ButtonGroup>
    </Form>
  );
}
