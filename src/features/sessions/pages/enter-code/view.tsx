import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import type { Session } from '../../session.ts';
import { sessionUrls } from '../../urls.ts';

export interface CodeFormView {
  /** As it was typed. */
  readonly typed: string;
  readonly errors: readonly FieldMistake[];
}

/** Asks for a join code. A plain GET form: it works before any cookie is set, and its answer can be kept as a link. */
export function CodeForm({ typed, errors }: CodeFormView) {
  return (
    <Form action={sessionUrls.enterCode} method="get">
      <Input
        name="code"
        label="Join code"
        labelClass="govuk-label--m"
        hint="6 letters and numbers, on the screen in the room or in your invitation. Capital letters and spaces do not matter."
        class="govuk-input--width-10 govuk-input--extra-letter-spacing"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        maxLength={50}
        value={typed}
        error={mistakeAt(errors, 'code')}
      />
      <Button>Join</Button>
    </Form>
  );
}

export interface EnterCodeView extends CodeFormView {
  /** A session that was found, and is over. */
  readonly over: Pick<Session, 'code' | 'title' | 'state' | 'closedAt' | 'zone'> | undefined;
}

export function EnterCodePage({ over, ...form }: EnterCodeView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={form.errors} />
        <PageHeading>Join a session</PageHeading>
        {over && <OverNotice session={over} />}
        <CodeForm {...form} />
      </div>
    </div>
  );
}

function OverNotice({ session }: { session: NonNullable<EnterCodeView['over']> }) {
  return (
    <InsetText>
      <p class="govuk-body">
        <strong>{session.title}</strong> is over
        {session.closedAt && (
          <>
            : it closed on <Time value={session.closedAt} zone={session.zone} />
          </>
        )}
        .
      </p>
      <p class="govuk-body">
        {session.state === 'closed' ? (
          <>
            It takes no more questions or votes. You can still{' '}
            <a href={sessionUrls.join(session.code)}>join to read what was asked and answered</a>.
          </>
        ) : (
          'It is archived, and nobody new can join. If you took part, open it in the browser you joined with, or sign in.'
        )}
      </p>
    </InsetText>
  );
}
