import type { ComponentChildren } from 'preact';
import { Button } from '../../../design-system/components/button.tsx';
import { InsetText } from '../../../design-system/components/inset-text.tsx';
import { SummaryList } from '../../../design-system/components/summary-list.tsx';
import {
  ButtonGroup,
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
  mistakeAt,
} from '../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../design-system/patterns/text.tsx';
import { SessionState } from '../pages/about/programme-view.tsx';
import type { Session } from '../session.ts';
import type { Filled } from './sections.ts';
import { organiseUrls } from './urls.ts';

/** What somebody else saved while a form was open. */
export interface Meanwhile {
  readonly by: string | null;
  /** Fields in which the form differs from what is saved now. */
  readonly differences: readonly { readonly label: string; readonly saved: string }[];
}

export interface SettingsView {
  readonly session: Session;
  readonly csrf: string;
  /** What stands in the fields. */
  readonly filled: Filled;
  readonly stamp: string;
  readonly errors: readonly FieldMistake[];
  /** The first question was asked: what people rely on can no longer change (LIVE-17). */
  readonly isFixed: boolean;
  readonly meanwhile: Meanwhile | undefined;
  /** Names of promised settings whose change came too late. */
  readonly tooLate: readonly string[];
  /** Names of organisations known here. */
  readonly organisations: readonly string[];
}

/** The frame of a form of settings: its heading, what went wrong, its fields, and how to save it. */
export function SettingsPage({
  view,
  heading,
  action,
  children,
}: {
  view: SettingsView;
  heading: string;
  action: string;
  children: ComponentChildren;
}) {
  const { session, csrf, stamp, errors, meanwhile, tooLate } = view;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={session.title}>{heading}</PageHeading>
        <SessionState session={session} />
        {meanwhile && <ChangedMeanwhile {...meanwhile} />}
        {tooLate.length > 0 && <TooLate fields={tooLate} />}
        <Form action={action} csrf={csrf}>
          <HiddenFields values={{ stamp }} />
          {children}
          <ButtonGroup>
            <Button preventDoubleClick>Save</Button>
            <a class="govuk-link" href={organiseUrls.overview(session.code)}>
              Cancel
            </a>
          </ButtonGroup>
        </Form>
      </div>
    </div>
  );
}

export function ChangedMeanwhile({ by, differences }: Meanwhile) {
  return (
    <div class="se-meanwhile" role="alert">
      <h2 class="govuk-heading-m">{by ?? 'Somebody else'} saved this page while you were editing it</h2>
      {differences.length === 0 ? (
        <p class="govuk-body">What you entered is the same as what is saved now.</p>
      ) : (
        <>
          <p class="govuk-body">
            Nothing of yours is lost: it is in the form below, not saved yet. It differs from what is saved
            now in:
          </p>
          <SummaryList
            rows={differences.map(({ label, saved }) => ({
              key: label,
              value: saved === '' ? 'Empty' : <span class="se-lines">{saved}</span>,
            }))}
          />
          <p class="govuk-body">
            Change what you want to take over, then save. Your version then replaces theirs.
          </p>
        </>
      )}
    </div>
  );
}

function TooLate({ fields }: { fields: readonly string[] }) {
  return (
    <div role="alert">
      <InsetText>
        <p class="govuk-body">
          The first question has come in since you opened this page, so these can no longer change:{' '}
          {fields.join('; ')}.
        </p>
        <p class="govuk-body">Everything else you entered is below, not saved yet. Save again.</p>
      </InsetText>
    </div>
  );
}

/** A setting that is fixed, with the reason (LIVE-17). */
export function Fixed({ label, value }: { label: string; value: string }) {
  return (
    <InsetText>
      <strong>{label}:</strong> {value}
      <br />
      This can no longer change, because people have asked questions relying on it.
    </InsetText>
  );
}

/** What a control needs of the form's state. */
export function field(view: Pick<SettingsView, 'filled' | 'errors'>, name: string) {
  return { name, value: view.filled[name] ?? '', error: mistakeAt(view.errors, name) };
}
