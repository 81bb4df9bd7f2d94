import { Button } from '../../../../design-system/components/button.tsx';
import { Checkboxes } from '../../../../design-system/components/checkboxes.tsx';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { ButtonGroup, Form } from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import {
  type IntroductionChoice,
  type ShownIntroduction,
  type Suggestion,
  type SuggestionReason,
} from '../../introduction.ts';
import { introductionUrls } from '../../urls.ts';
import { Act, Who } from './parts.tsx';
import { ToMe } from './to-me.tsx';

const NEWS = {
  asked: 'Your request is sent. You will get an email when it is answered',
  accept: 'You have been introduced: you see each other’s email address now',
  late: 'You have been introduced. The time you chose has passed: agree on another by email',
  decline: 'You said no. They are told kindly, without a reason',
  block: 'You said no, and they cannot ask you again',
  withdraw: 'Your request is withdrawn',
  settled: 'This request had been answered or withdrawn already',
  choice: 'Your choice is saved',
  dismissed: 'You will not be shown this person again',
  unblocked: 'They can ask you again',
} as const;

export type News = keyof typeof NEWS;

export function isNews(word: string | undefined): word is News {
  return word !== undefined && Object.hasOwn(NEWS, word);
}

export function IntroductionsNews({ news }: { news: News }) {
  return <NotificationBanner type="success">{NEWS[news]}</NotificationBanner>;
}

export interface IntroductionsModel {
  readonly self: string;
  readonly now: Date;
  readonly introductions: readonly ShownIntroduction[];
  readonly suggestions: readonly Suggestion[];
  readonly choice: IntroductionChoice;
  readonly blocked: readonly { readonly id: string; readonly name: string }[];
  readonly csrf: string;
}

export function IntroductionsPage(model: IntroductionsModel) {
  const { self, now, introductions, suggestions, choice, blocked, csrf } = model;
  const waiting = introductions.filter(({ state }) => state === 'asked');
  const toMe = waiting.filter(({ askedId }) => askedId === self);
  const mine = waiting.filter(({ askerId }) => askerId === self);
  const met = introductions.filter(({ state }) => state === 'accepted');
  const past = introductions.filter(
    ({ state, askerId }) => askerId === self && (state === 'declined' || state === 'withdrawn'),
  );
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading>Introductions</PageHeading>
        <h2 class="govuk-heading-m">They would like to meet you</h2>
        {toMe.length === 0 && <EmptyState title="Nobody is waiting for your answer" />}
        {toMe.map((each) => (
          <ToMe key={each.id} introduction={each} now={now} csrf={csrf} />
        ))}
        <Suggestions suggestions={suggestions} choice={choice} csrf={csrf} />
        <h2 class="govuk-heading-m">You asked</h2>
        {mine.length === 0 && <EmptyState title="None of your requests is waiting" />}
        {mine.map(({ id, other, reason, askedAt, times }) => (
          <section key={id}>
            <Who person={other} />
            <p class="govuk-body se-lines">{reason}</p>
            <p class="govuk-body-s">
              Asked on <Time value={askedAt} format="date" />
            </p>
            {times.length > 0 && <Offered times={times.map((time) => new Date(time))} />}
            <Act path={introductionUrls.act(id, 'withdraw')} csrf={csrf} text="Withdraw" of={other.name} />
          </section>
        ))}
        <h2 class="govuk-heading-m">Introduced</h2>
        {met.length === 0 && <EmptyState title="You have not been introduced to anybody yet" />}
        {met.map(({ id, other, meetsAt }) => (
          <section key={id}>
            <Who person={other} />
            {other.email !== null && (
              <p class="govuk-body">
                <a class="govuk-link" href={`mailto:${other.email}`}>
                  {other.email}
                </a>
              </p>
            )}
            {meetsAt !== null && (
              <p class="govuk-body">
                {meetsAt > now ? 'You talk on ' : 'You were to talk on '}
                <Time value={meetsAt} />.
              </p>
            )}
          </section>
        ))}
        {past.length > 0 && (
          <>
            <h2 class="govuk-heading-m">Not this time</h2>
            <ul class="govuk-list govuk-list--bullet">
              {past.map(({ id, other, state, settledAt }) => (
                <li key={id}>
                  {other.name}: {state === 'withdrawn' ? 'you withdrew' : 'could not take it up'}
                  {settledAt !== null && (
                    <>
                      {' '}
                      on <Time value={settledAt} format="date" />
                    </>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
        <Choices choice={choice} blocked={blocked} csrf={csrf} />
      </div>
    </div>
  );
}

function Offered({ times }: { times: readonly Date[] }) {
  return (
    <>
      <p class="govuk-body-s govuk-!-margin-bottom-1">Times to talk that you offered:</p>
      <ul class="govuk-list govuk-list--bullet">
        {times.map((time) => (
          <li key={time.getTime()}>
            <Time value={time} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Suggestions({
  suggestions,
  choice,
  csrf,
}: {
  suggestions: readonly Suggestion[];
  choice: IntroductionChoice;
  csrf: string;
}) {
  if (!choice.wantsSuggestions) return null;
  return (
    <>
      <h2 class="govuk-heading-m">You might want to meet</h2>
      {suggestions.length === 0 && (
        <EmptyState title="There is nobody to suggest at present">
          <p class="govuk-body">
            Say in <a href="/profile/change">your profile</a> what you can offer and what you look for.
          </p>
        </EmptyState>
      )}
      {suggestions.map(({ person, reasons }) => (
        <section key={person.id}>
          <Who person={person} />
          <ul class="govuk-list govuk-list--bullet">
            {reasons.map((reason) => (
              <li key={reason.kind}>{why(reason)}</li>
            ))}
          </ul>
          <ButtonGroup>
            <Button variant="secondary" href={introductionUrls.ask(person.id)}>
              Ask to be introduced<VisuallyHidden>: {person.name}</VisuallyHidden>
            </Button>
            <Act path={introductionUrls.dismiss(person.id)} csrf={csrf} text="Not for me" of={person.name} />
          </ButtonGroup>
        </section>
      ))}
    </>
  );
}

function why(reason: SuggestionReason): string {
  switch (reason.kind) {
    case 'offers-your-need':
      return `Their offer is close to what you look for: “${reason.words}”`;
    case 'needs-your-offer':
      return `What they look for is close to your offer: “${reason.words}”`;
    case 'same-questions':
      return 'You cared for several of the same questions in a session';
  }
}

function Choices({ choice, blocked, csrf }: Pick<IntroductionsModel, 'choice' | 'blocked' | 'csrf'>) {
  const { takesRequests, wantsSuggestions } = choice;
  return (
    <>
      <h2 class="govuk-heading-m">How you want to be reached</h2>
      <Form action={introductionUrls.choice} csrf={csrf}>
        <Checkboxes
          name="takes-requests"
          label="Pause either at any time"
          labelClass="govuk-fieldset__legend--s"
          values={[takesRequests ? 'requests' : '', wantsSuggestions ? 'suggestions' : '']}
          choices={[
            { value: 'requests', label: 'Others may ask to be introduced to me' },
            {
              name: 'wants-suggestions',
              value: 'suggestions',
              label: 'Suggest people to me, and me to them',
            },
          ]}
        />
        <Button variant="secondary">Save</Button>
      </Form>
      {blocked.length > 0 && <h3 class="govuk-heading-s">People you take no requests from</h3>}
      {blocked.map(({ id, name }) => (
        <section key={id}>
          <p class="govuk-body">{name}</p>
          <Act path={introductionUrls.unblock(id)} csrf={csrf} text="Let them ask again" of={name} />
        </section>
      ))}
    </>
  );
}
