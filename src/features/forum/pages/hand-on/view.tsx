import { Button } from '../../../../design-system/components/button.tsx';
import { Checkboxes } from '../../../../design-system/components/checkboxes.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { formatCount, formatDate } from '../../../../design-system/format.ts';
import {
  ButtonGroup,
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { formKey, type Successor } from '../../handing-on/handing-on.ts';
import type { HandedKind, Offer, Thing } from '../../handing-on/handing-on.repository.ts';
import { forumUrls } from '../../urls.ts';

interface HandOnModel {
  readonly name: string;
  readonly successor: Successor | undefined;
  readonly names: readonly string[];
  readonly offers: readonly Offer[];
  readonly isOffered: boolean;
  readonly errors: readonly FieldMistake[];
  readonly csrf: string;
}

/** Whom somebody hands on to, and what of it. */
export function HandOnPage(model: HandOnModel) {
  const { name, successor, names, isOffered, errors } = model;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        {isOffered && (
          <NotificationBanner type="success">
            <p class="govuk-notification-banner__heading">Offered. Nothing moves until it is accepted.</p>
          </NotificationBanner>
        )}
        <PageHeading>Hand on what you do here</PageHeading>
        <p class="govuk-body">
          When you move job or leave, offer the questions you watch, the answers you promised and your drafts
          to whoever comes after you. What you wrote keeps your name and the organisation of its time.
        </p>
        <Form action={forumUrls.handOn} method="get">
          <Input
            name="to"
            label="Who comes after you?"
            hint="Somebody of your organisation, of one where you worked before, or of your seat in an endeavour. For example Ann Smith, Example Council"
            list="colleagues"
            value={name}
            error={mistakeAt(errors, 'to')}
          />
          <datalist id="colleagues">
            {names.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </datalist>
          <Button variant={successor === undefined ? undefined : 'secondary'}>
            See what you can offer them
          </Button>
        </Form>
        {successor !== undefined && <Things {...model} successor={successor} />}
        <Offered {...model} />
      </div>
    </div>
  );
}

const KIND_HEADINGS: Readonly<Record<HandedKind, string>> = {
  promise: 'Questions that wait for your answer',
  question: 'Open questions you watch',
  draft: 'Your drafts',
};

function Things({ name, successor, errors, csrf }: HandOnModel & { successor: Successor }) {
  const { things, outOfReach } = successor;
  return (
    <section aria-labelledby="offer">
      <h2 class="govuk-heading-m" id="offer">
        What you offer {successor.name}
      </h2>
      {things.length === 0 ? (
        <EmptyState title={`You have nothing that ${successor.name} could take on.`} />
      ) : (
        <Form action={forumUrls.handOn} csrf={csrf}>
          <HiddenFields values={{ to: name }} />
          {(['promise', 'question', 'draft'] as const).map((kind) => {
            const own = things.filter((thing) => thing.kind === kind);
            if (own.length === 0) return null;
            return (
              <Checkboxes
                name="things"
                id={own[0] === things[0] ? 'things' : `things-${kind}`}
                label={KIND_HEADINGS[kind]}
                hint={
                  kind === 'draft' ? `Only the drafts you select are shown to ${successor.name}.` : undefined
                }
                values={kind === 'draft' ? [] : own.map(formKey)}
                error={own[0] === things[0] ? mistakeAt(errors, 'things') : undefined}
                choices={own.map((thing) => ({
                  value: formKey(thing),
                  label: thing.title,
                  hint: hintOf(thing),
                }))}
              />
            );
          })}
          <Button preventDoubleClick>Offer these</Button>
        </Form>
      )}
      {outOfReach > 0 && (
        <p class="govuk-body">
          {formatCount(outOfReach, 'thing is', 'things are')} in spaces or private threads that{' '}
          {successor.name} cannot read, and {outOfReach === 1 ? 'is' : 'are'} not offered.
        </p>
      )}
    </section>
  );
}

function hintOf({ kind, answersBy, text }: Pick<Thing, 'kind' | 'answersBy' | 'text'>): string | undefined {
  if (kind === 'draft') return text === '' ? undefined : `“${shortened(text)}”`;
  return answersBy === null
    ? undefined
    : `Answer promised by ${formatDate(new Date(`${answersBy}T12:00:00Z`))}`;
}

const SHOWN = 120;

function shortened(text: string): string {
  const words = [...text.replaceAll(/\s+/g, ' ')];
  return words.length <= SHOWN ? words.join('') : `${words.slice(0, SHOWN).join('').trimEnd()} …`;
}

const KIND_WORDS: Readonly<Record<HandedKind, string>> = {
  promise: 'Question to answer',
  question: 'Question to watch',
  draft: 'Draft',
};

function Offered({ offers, csrf }: HandOnModel) {
  if (offers.length === 0) return null;
  const isWaiting = offers.some(({ accepted }) => accepted === null);
  return (
    <section aria-labelledby="offered">
      <h2 class="govuk-heading-m" id="offered">
        What you have offered
      </h2>
      <ul class="govuk-list govuk-list--bullet">
        {offers.map(({ id, kind, title, toName, offeredAt, accepted }) => (
          <li key={id}>
            {KIND_WORDS[kind]}: {title} – to {toName}, <Time value={offeredAt} format="date" />:{' '}
            {accepted === null
              ? 'not answered yet'
              : accepted
                ? 'accepted'
                : 'not taken, so it stays with you'}
          </li>
        ))}
      </ul>
      {isWaiting && (
        <Form action={forumUrls.handOn} csrf={csrf}>
          <HiddenFields values={{ act: 'take-back' }} />
          <Button variant="secondary">Take back what is not answered</Button>
        </Form>
      )}
    </section>
  );
}

/** What was offered to somebody: they take each thing, all of them, or leave it. */
export function HandedToMePage({
  offers,
  told,
  refusal,
  csrf,
}: {
  offers: readonly Offer[];
  told: string | undefined;
  refusal: string | undefined;
  csrf: string;
}) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {refusal !== undefined && <p class="govuk-inset-text">{refusal}</p>}
        {(told === 'accepted' || told === 'declined') && (
          <NotificationBanner type="success">
            <p class="govuk-notification-banner__heading">
              {told === 'accepted' ? 'It is yours now' : 'It stays with whoever offered it'}
            </p>
          </NotificationBanner>
        )}
        <PageHeading>Offered to you</PageHeading>
        {offers.length === 0 ? (
          <EmptyState title="Nothing waits for you here." />
        ) : (
          <>
            <p class="govuk-body">
              Whoever did these things before you moves on. Questions you take are watched by you, answers are
              waited for from you, and drafts stand among your own.
            </p>
            <ul class="govuk-list se-cards">
              {offers.map((offer) => (
                <OfferCard offer={offer} csrf={csrf} key={offer.id} />
              ))}
            </ul>
            {offers.length > 1 && (
              <Form action={forumUrls.handedToMe} csrf={csrf}>
                <HiddenFields values={{ all: 'yes' }} />
                <ButtonGroup>
                  <Button name="answer" value="accept" preventDoubleClick>
                    Take all
                  </Button>
                  <Button name="answer" value="decline" variant="secondary">
                    Take none
                  </Button>
                </ButtonGroup>
              </Form>
            )}
          </>
        )}
      </div>
    </div>
  );
}

function OfferCard({ offer, csrf }: { offer: Offer; csrf: string }) {
  const { id, kind, title, threadId, fromName, offeredAt } = offer;
  const hint = hintOf(offer);
  return (
    <li class="se-card">
      <h2 class="govuk-heading-s">
        {KIND_WORDS[kind]}:{' '}
        {threadId === null ? (
          title
        ) : (
          <a class="govuk-link" href={forumUrls.thread(threadId)}>
            {title}
          </a>
        )}
      </h2>
      {hint !== undefined && <p class="govuk-body">{hint}</p>}
      <p class="govuk-hint">
        From {fromName}, <Time value={offeredAt} format="date" />
      </p>
      <Form action={forumUrls.handedToMe} csrf={csrf}>
        <HiddenFields values={{ offer: id }} />
        <ButtonGroup>
          <Button name="answer" value="accept" preventDoubleClick>
            Take it<VisuallyHidden>: {title}</VisuallyHidden>
          </Button>
          <Button name="answer" value="decline" variant="secondary">
            Leave it<VisuallyHidden>: {title}</VisuallyHidden>
          </Button>
        </ButtonGroup>
      </Form>
    </li>
  );
}
