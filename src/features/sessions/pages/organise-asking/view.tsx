import { CharacterCount } from '../../../../design-system/components/character-count.tsx';
import { Checkboxes } from '../../../../design-system/components/checkboxes.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import { field, Fixed, SettingsPage, type SettingsView } from '../../organise/settings-view.tsx';
import { organiseUrls } from '../../organise/urls.ts';

const NAMING = {
  named: 'With their name and organisation',
  organisation: 'With their organisation only',
  'not-shown': 'Not at all',
} as const;

export function AskingPage(view: SettingsView) {
  return (
    <SettingsPage view={view} heading="Asking and voting" action={organiseUrls.asking(view.session.code)}>
      <NamingFields view={view} />
      <ModerationFields view={view} />
      <VotingFields view={view} />
      <Textarea
        {...field(view, 'labels')}
        label="Labels, one on each line (optional)"
        labelClass="govuk-label--s"
        hint="People who ask may choose one, for example “What is wrong”, “What should be done”, “How things work”."
        rows={4}
      />
      <RetentionField view={view} />
    </SettingsPage>
  );
}

function Box({
  view,
  name,
  label,
  hint,
}: {
  view: SettingsView;
  name: string;
  label: string;
  hint?: string;
}) {
  const { value, error } = field(view, name);
  return <Checkboxes name={name} values={[value]} error={error} choices={[{ value: 'yes', label, hint }]} />;
}

function NamingFields({ view }: { view: SettingsView }) {
  return (
    <>
      {view.isFixed ? (
        <Fixed label="How people who ask are shown" value={NAMING[view.session.naming]} />
      ) : (
        <Radios
          {...field(view, 'naming')}
          label="How are people who ask shown?"
          labelClass="govuk-fieldset__legend--s"
          hint="This stands beside the button with which people send a question, and cannot change after the first one."
          choices={[
            { value: 'named', label: NAMING.named },
            { value: 'organisation', label: NAMING.organisation },
            {
              value: 'not-shown',
              label: NAMING['not-shown'],
              hint: 'No moderator, speaker or organiser can see who asked, now or later.',
            },
          ]}
        />
      )}
      <Box
        view={view}
        name="morePrivateAllowed"
        label="People may choose a more private form for a question"
      />
    </>
  );
}

function ModerationFields({ view }: { view: SettingsView }) {
  return (
    <>
      <Radios
        {...field(view, 'moderation')}
        label="When does a moderator look at questions?"
        labelClass="govuk-fieldset__legend--s"
        choices={[
          {
            value: 'after',
            label: 'After they appear',
            hint: 'Questions appear at once. A moderator may take one down, for a published reason.',
          },
          {
            value: 'before',
            label: 'Before they appear',
            hint: 'Each question waits until a moderator publishes it. People see that it was received.',
          },
        ]}
      />
      <Input
        {...field(view, 'queueAlertSeconds')}
        label="Tell the chair when a question has waited for"
        labelClass="govuk-label--s"
        hint="In seconds, while moderators look at questions before they appear."
        class="govuk-input--width-4"
        inputMode="numeric"
        suffix="seconds"
      />
      <CharacterCount
        {...field(view, 'moderationRules')}
        label="Your rules of moderation (optional)"
        labelClass="govuk-label--s"
        hint="Everybody can read them before asking. The reasons for which a question may be declined are the same in every session."
        maxLength={3_000}
        threshold={75}
      />
    </>
  );
}

function VotingFields({ view }: { view: SettingsView }) {
  return (
    <>
      <Input
        {...field(view, 'maxOpenQuestions')}
        label="Open questions that each person may have"
        labelClass="govuk-label--s"
        hint="A question is open until it is answered. More can be asked when one is."
        class="govuk-input--width-2"
        inputMode="numeric"
      />
      <Box
        view={view}
        name="hideVotesUntilVoted"
        label="Hide the number of votes from people until they have voted"
        hint="Dampens following the crowd."
      />
      <Box view={view} name="commentsAllowed" label="Comments on the session are allowed" />
      <Box
        view={view}
        name="repliesAllowed"
        label="People can reply to questions before the session closes"
        hint="Those in the session who have an account write and read replies in the forum. The pages of the session show how many there are."
      />
    </>
  );
}

function RetentionField({ view }: { view: SettingsView }) {
  const label = 'Delete the link between people and what they wrote';
  if (view.isFixed) {
    return <Fixed label={label} value={`${view.session.retentionDays} days after the session is archived`} />;
  }
  return (
    <Input
      {...field(view, 'retentionDays')}
      label={`${label} after`}
      labelClass="govuk-label--s"
      hint="In days, counted from archiving the session. This is shown to everybody, and cannot change after the first question."
      class="govuk-input--width-3"
      inputMode="numeric"
      suffix="days"
    />
  );
}
