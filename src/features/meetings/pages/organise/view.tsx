import { Button } from '../../../../design-system/components/button.tsx';
import { Select } from '../../../../design-system/components/select.tsx';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { formatCount } from '../../../../design-system/format.ts';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { DateField, type Session, TimeField } from '../../../sessions/index.ts';
import { LEAST_PEOPLE } from '../../drawing/groups.ts';
import {
  ATTRIBUTES,
  type Draw,
  takesMeetings,
  WEIGHT_WORDS,
  type Weights,
  weightsWords,
} from '../../meeting.ts';
import { meetingUrls } from '../../urls.ts';
import { Unmet } from '../meet/how-made.tsx';

const NEWS = {
  made: 'People are put together and told whom they meet',
  set: 'The time is set',
  weights: 'What counts is saved, for whenever people are put together from now on',
  'taken-back': 'The time is taken back',
} as const;

export function isNews(word: string | undefined): word is keyof typeof NEWS {
  return word !== undefined && Object.hasOwn(NEWS, word);
}

export interface OrganiseMeetModel {
  readonly session: Session;
  readonly wishing: number;
  readonly plan: Date | null;
  readonly weights: Weights;
  readonly draws: readonly Draw[];
  readonly filled: Readonly<Record<string, string>>;
  readonly errors: readonly FieldMistake[];
  readonly news: keyof typeof NEWS | undefined;
  readonly csrf: string;
}

export function OrganiseMeetPage(model: OrganiseMeetModel) {
  const { session, wishing, draws, errors, news } = model;
  const canStart = takesMeetings(session);
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        {news !== undefined && <NotificationBanner type="success">{NEWS[news]}</NotificationBanner>}
        <PageHeading caption={session.title}>Put people together</PageHeading>
        <p class="govuk-body">
          People who want to meet say so on the page “Meet people” of the session. They are put into groups of
          about four who differ in organisation, place and level, and never twice with the same person. Each
          is told whom they meet and why. Two of them may swap groups, when both want to. You see numbers
          only.
        </p>
        <p class="govuk-body">
          <strong>{formatCount(wishing, 'person', 'people')}</strong> can be put together now.
        </p>
        {canStart && <Start {...model} />}
        {(canStart || session.state === 'announced') && (
          <>
            <SetTime {...model} />
            <WhatCounts {...model} />
          </>
        )}
        <h2 class="govuk-heading-m">What was done</h2>
        {draws.length === 0 && <EmptyState title="Nobody has been put together yet" />}
        {draws.map((draw) => (
          <Done key={draw.id} draw={draw} zone={session.zone} />
        ))}
      </div>
    </div>
  );
}

function Start({ session, csrf }: OrganiseMeetModel) {
  return (
    <Form action={meetingUrls.now(session.code)} csrf={csrf}>
      <p class="govuk-body">It needs at least {LEAST_PEOPLE} people, and cannot be undone: they are told.</p>
      <Button id="now" preventDoubleClick>
        Put people together now
      </Button>
    </Form>
  );
}

function SetTime({ session, plan, filled, errors, csrf }: OrganiseMeetModel) {
  return (
    <>
      <h2 class="govuk-heading-m">At a set time</h2>
      {plan !== null && (
        <>
          <p class="govuk-body">
            People are put together on <Time value={plan} zone={session.zone} />.
          </p>
          <Form action={meetingUrls.takeBack(session.code)} csrf={csrf}>
            <Button variant="secondary">Take this time back</Button>
          </Form>
        </>
      )}
      <Form action={meetingUrls.at(session.code)} csrf={csrf}>
        <DateField state={{ filled, errors }} name="date" label="Date" hint="For example, 27 3 2027." />
        <TimeField
          state={{ filled, errors }}
          name="time"
          label="Time"
          hint={`For example, 4:30pm or 16:30, in ${session.zone.replaceAll('_', ' ')}.`}
        />
        <Button variant="secondary" preventDoubleClick>
          {plan === null ? 'Set the time' : 'Change the time'}
        </Button>
      </Form>
    </>
  );
}

function WhatCounts({ session, weights, errors, csrf }: OrganiseMeetModel) {
  const options = WEIGHT_WORDS.map((words, value) => ({ value, text: capitalised(words) }));
  return (
    <>
      <h2 class="govuk-heading-m">What counts</h2>
      <p class="govuk-body">
        How much should it count that two people of a group differ in each of these? Everybody who is put
        together sees it.
      </p>
      <Form action={meetingUrls.weights(session.code)} csrf={csrf}>
        {ATTRIBUTES.map((name, index) => (
          <Select
            key={name}
            name={name}
            label={capitalised(name)}
            value={weights[index]}
            options={options}
            error={mistakeAt(errors, name)}
          />
        ))}
        <Button variant="secondary">Save what counts</Button>
      </Form>
    </>
  );
}

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function Done({ draw, zone }: { draw: Draw; zone: string }) {
  return (
    <section>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1">
        <Time value={draw.madeAt} zone={zone} />
      </h3>
      {draw.groups === 0 ? (
        <p class="govuk-body">
          {draw.people < LEAST_PEOPLE
            ? `Fewer than ${LEAST_PEOPLE} people wanted to meet. They stay on the list.`
            : 'Everybody had met everybody. They stay on the list.'}
        </p>
      ) : (
        <>
          <p class="govuk-body">
            {formatCount(draw.people, 'person', 'people')} in {formatCount(draw.groups, 'group')}, with{' '}
            {formatCount(draw.total, 'difference')} of organisation, place and level within them
            {weightsWords(draw.weights) !== '' && `, as ${weightsWords(draw.weights)}`}
            {draw.best === null ? '' : `; ${draw.best} is the most there could have been`}.
          </p>
          <Unmet draw={draw} />
        </>
      )}
    </section>
  );
}
