import type { DiagnosisSettings } from '../../../../analysis/diagnosis/settings.ts';
import { Button } from '../../../../design-system/components/button.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { SettingsTable } from '../../results/settings.view.tsx';
import { SETTINGS } from '../../settings/setting-words.ts';
import { diagnosisUrls } from '../../urls.ts';

export interface ThresholdsView {
  readonly endeavourId: string;
  readonly csrf: string;
  readonly errors: readonly FieldMistake[];
  readonly current: DiagnosisSettings;
  readonly change:
    | {
        readonly settings: DiagnosisSettings;
        readonly why: string;
        readonly untilAt: Date;
        readonly consenting: number;
        readonly hasConsented: boolean;
      }
    | undefined;
  readonly seats: number;
  readonly mayPropose: boolean;
  readonly mayTakePart: boolean;
  readonly typed: Readonly<Record<string, string>>;
}

export function ThresholdsPage(view: ThresholdsView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={view.errors} />
        <PageHeading>The thresholds</PageHeading>
        <p class="govuk-body">
          These decide which reading is given. They are design defaults, not validated. A steward can propose
          others for the next round. They hold unless a seat objects within seven days.
        </p>
        {view.change === undefined ? <SettingsTable settings={view.current} /> : <Proposed {...view} />}
        {view.change === undefined && view.mayPropose && <Propose {...view} />}
      </div>
    </div>
  );
}

function Proposed({ endeavourId, csrf, errors, current, change, seats, mayTakePart, typed }: ThresholdsView) {
  if (change === undefined) return null;
  const changed = SETTINGS.filter(({ key }) => change.settings[key] !== current[key]);
  return (
    <>
      <h2 class="govuk-heading-m">Proposed for the next round</h2>
      <ul class="govuk-list govuk-list--bullet">
        {changed.map(({ key, words }) => (
          <li>
            {words}: {current[key]} becomes {change.settings[key]}
          </li>
        ))}
      </ul>
      <p class="govuk-body">Why: {change.why}</p>
      <p class="govuk-body">
        {change.consenting} of {seats} seats can live with it. It holds unless a seat objects by{' '}
        <Time value={change.untilAt} />.
      </p>
      {mayTakePart && (
        <Form action={diagnosisUrls.sayThresholds(endeavourId)} csrf={csrf}>
          <Radios
            name="consents"
            label="Can your seat live with it?"
            labelClass="govuk-fieldset__legend--s"
            choices={[
              { value: 'yes', label: 'Yes, we can live with it' },
              { value: 'no', label: 'No, we object' },
            ]}
            value={change.hasConsented ? 'yes' : (typed['consents'] ?? '')}
            error={mistakeAt(errors, 'consents')}
          />
          <Input
            name="reason"
            label="If you object, why?"
            value={typed['reason'] ?? ''}
            error={mistakeAt(errors, 'reason')}
          />
          <Button>Say so</Button>
        </Form>
      )}
    </>
  );
}

function Propose({ endeavourId, csrf, errors, current, typed }: ThresholdsView) {
  return (
    <Details summary="Propose other thresholds" open={errors.length > 0}>
      <Form action={diagnosisUrls.thresholds(endeavourId)} csrf={csrf}>
        {SETTINGS.map(({ key, words, least, most }) => (
          <Input
            name={key}
            label={words}
            hint={`From ${least} to ${most}`}
            class="govuk-input--width-5"
            inputMode="decimal"
            value={typed[key] ?? String(current[key])}
            error={mistakeAt(errors, key)}
          />
        ))}
        <Input
          name="why"
          label="Why should they change?"
          value={typed['why'] ?? ''}
          error={mistakeAt(errors, 'why')}
        />
        <Button preventDoubleClick>Propose them to the seats</Button>
      </Form>
    </Details>
  );
}
