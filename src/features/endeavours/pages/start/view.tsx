import { Button } from '../../../../design-system/components/button.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
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
import type { SeatFieldsShown } from '../../seat-fields.ts';
import { SeatFields } from '../../seat-fields-view.tsx';
import { endeavourUrls } from '../../urls.ts';

interface StartView {
  readonly csrf: string;
  readonly typed: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly seat: SeatFieldsShown;
  readonly errors: readonly FieldMistake[];
  readonly organisations: readonly string[];
  readonly beginning: { readonly words: string; readonly questions: readonly string[] } | undefined;
}

export function StartPage({ csrf, typed, seat, errors, organisations, beginning }: StartView) {
  const text = (name: string): string => String(typed[name] ?? '');
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading>Start an endeavour</PageHeading>
        <p class="govuk-body">
          An endeavour is shared work on one issue that no organisation can settle alone. It has no owner, and
          starting it does not make it yours. You convene it for 90 days at most, until its seats have chosen
          stewards.
        </p>
        {beginning === undefined ? <FromSession code={text('session')} /> : <Brought {...beginning} />}
        <Form action={endeavourUrls.start} csrf={csrf}>
          <HiddenFields
            values={{ session: text('session') || undefined, thread: text('thread') || undefined }}
          />
          <Input
            name="title"
            label="Name"
            hint="A few plain words, for example Leaving prison"
            value={text('title')}
            error={mistakeAt(errors, 'title')}
          />
          <Textarea
            name="issue"
            label="What is the issue?"
            hint="In words that a person it affects would use"
            value={text('issue')}
            error={mistakeAt(errors, 'issue')}
          />
          <Textarea
            name="for-whom"
            label="For whom does it matter?"
            rows={3}
            value={text('for-whom')}
            error={mistakeAt(errors, 'for-whom')}
          />
          <Textarea
            name="aim"
            label="What are you trying to change? (optional)"
            hint="You can leave this until the others are here"
            rows={3}
            value={text('aim')}
            error={mistakeAt(errors, 'aim')}
          />
          <Edge text={text} errors={errors} />
          <Textarea
            name="places"
            label="Places it touches (optional)"
            hint="One on each line: areas, sites or services"
            rows={3}
            value={text('places')}
            error={mistakeAt(errors, 'places')}
          />
          <Textarea
            name="levels"
            label="Levels it touches"
            hint="One on each line. Places and levels together show who is missing."
            value={text('levels')}
            error={mistakeAt(errors, 'levels')}
          />
          <Radios
            name="openness"
            label="Who may read its home page?"
            choices={[
              { value: 'seats', label: 'Only those who hold a seat' },
              {
                value: 'network',
                label: 'Everybody who is signed in here',
                hint: 'They see the issue and which organisations are in it, but nothing that members wrote',
              },
            ]}
            value={text('openness')}
            error={mistakeAt(errors, 'openness')}
          />
          <h2 class="govuk-heading-m">Your seat</h2>
          <p class="govuk-body">
            A seat belongs to your organisation or community. You hold it for a while and hand it on.
          </p>
          <SeatFields
            shown={seat}
            errors={errors}
            organisations={organisations}
            places={[]}
            levels={text('levels').split('\n')}
            isOwn
          />
          <Button preventDoubleClick>Start the endeavour</Button>
        </Form>
      </div>
    </div>
  );
}

function Edge({ text, errors }: { text: (name: string) => string; errors: readonly FieldMistake[] }) {
  return (
    <>
      <Textarea
        name="in"
        label="What is in? (optional)"
        hint="One thing on each line. Other seats can say that they see it differently."
        rows={3}
        value={text('in')}
        error={mistakeAt(errors, 'in')}
      />
      <Textarea
        name="out"
        label="What is out? (optional)"
        hint="One thing on each line"
        rows={3}
        value={text('out')}
        error={mistakeAt(errors, 'out')}
      />
    </>
  );
}

function FromSession({ code }: { code: string }) {
  return (
    <Details summary="Begin from a live session" open={code !== ''}>
      <Form action={endeavourUrls.start} method="get">
        <Input
          name="session"
          id="from-session"
          label="Its join code"
          hint="You must have been in the session. Its five strongest questions come along."
          class="govuk-input--width-10"
          value={code}
          error={code === '' ? undefined : 'There is no session with this code that you can read'}
        />
        <Button variant="secondary">Bring its questions</Button>
      </Form>
    </Details>
  );
}

function Brought({ words, questions }: NonNullable<StartView['beginning']>) {
  return (
    <InsetText>
      <p class="govuk-body">It begins from {words}.</p>
      {questions.length > 0 && (
        <>
          <p class="govuk-body">These questions come along:</p>
          <ol class="govuk-list govuk-list--number">
            {questions.map((question) => (
              <li>{question}</li>
            ))}
          </ol>
        </>
      )}
    </InsetText>
  );
}
