import { Button } from '../../../../design-system/components/button.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import { formatCount, formatDate, formatDateTime } from '../../../../design-system/format.ts';
import {
  ButtonGroup,
  type FieldMistake,
  Form,
  FormErrors,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import {
  type Conversation,
  endeavourOf,
  leastMinimum,
  type Standing,
  STANDING_WORDS,
} from '../../conversation.ts';
import { SettingsFields, type Typed } from '../../settings-fields-view.tsx';
import { Question } from '../../words-view.tsx';
import { perspectivesUrls } from '../../urls.ts';

interface RunView {
  readonly conversation: Conversation;
  readonly standing: Standing;
  readonly link: string;
  readonly embedLink: string;
  readonly statements: number;
  readonly participants: number;
  readonly conveners: readonly { personId: string; name: string; email: string | null; fromAt: Date }[];
  readonly own: string | null;
  readonly typed: Typed;
  readonly errors: readonly FieldMistake[];
  /** What was just done, to say so. */
  readonly done: string;
  readonly csrf: string;
}

const DONE: Readonly<Record<string, string>> = {
  drafted: 'The draft is saved. Look through it, then open it',
  open: 'The conversation is open. Send its link to those who should take part',
  paused: 'The conversation is paused. Nobody can answer until you go on',
  closed: 'The conversation is closed. Its report stays',
  seeds: 'The statements are added',
  settings: 'The settings are saved',
  sites: 'The sites are saved',
  least: 'The number is saved, and the report is calculated with it',
  added: 'The convener is added',
  removed: 'That person is not a convener any more',
};

const MOVES = {
  draft: [['open', 'Open it']],
  'not-yet': [
    ['open', 'Open it now'],
    ['paused', 'Pause it'],
    ['closed', 'Close it'],
  ],
  open: [
    ['paused', 'Pause it'],
    ['closed', 'Close it'],
  ],
  paused: [
    ['open', 'Go on'],
    ['closed', 'Close it'],
  ],
  closed: [['open', 'Open it again']],
} as const satisfies Record<Standing, readonly (readonly [string, string])[]>;

export function RunPage(props: RunView) {
  const { conversation, standing, link, statements, participants, typed, errors, done, csrf } = props;
  const { id, opensAt, closesAt, zone, importedFrom } = conversation;
  // Somebody else may have moved it since.
  const said = done in MOVES && done !== standing ? undefined : DONE[done];
  const moves: readonly (readonly [string, string])[] = MOVES[standing];
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        {said !== undefined && <NotificationBanner type="success">{said}</NotificationBanner>}
        <PageHeading caption={<Question of={conversation} />}>Run the conversation</PageHeading>
        <p class="govuk-body" id="to">
          <strong>{STANDING_WORDS[standing]}.</strong> {formatCount(statements, 'statement')},{' '}
          {formatCount(participants, 'participant')}.
          {opensAt !== null && standing === 'not-yet' && ` It opens on ${formatDateTime(opensAt, zone)}.`}
          {closesAt !== null && standing === 'open' && ` It closes on ${formatDateTime(closesAt, zone)}.`}
        </p>
        {importedFrom === null && (
          <>
            <Form action={perspectivesUrls.run(id)} csrf={csrf}>
              <ButtonGroup>
                {moves.map(([to, words], index) => (
                  <Button
                    name="to"
                    value={to}
                    variant={index === 0 ? undefined : 'secondary'}
                    preventDoubleClick
                  >
                    {words}
                  </Button>
                ))}
              </ButtonGroup>
            </Form>
            <p class="govuk-body">
              The link to take part:{' '}
              <a class="govuk-link" href={link}>
                {link}
              </a>
            </p>
            {standing !== 'closed' && (
              <p class="govuk-body">
                {statements === 0 && 'There is nothing to answer yet. '}
                <a class="govuk-link" href={perspectivesUrls.seeds(id)}>
                  Add statements of the conveners
                </a>
              </p>
            )}
            <Details
              summary="Change the settings"
              open={
                errors.some(({ field }) => !['email', 'least', 'origins', 'to'].includes(field))
                  ? true
                  : undefined
              }
            >
              <Form action={perspectivesUrls.settings(id)} csrf={csrf}>
                <SettingsFields
                  typed={typed}
                  errors={errors}
                  inEndeavour={endeavourOf(conversation) !== null}
                />
                <Button preventDoubleClick>Save the settings</Button>
              </Form>
            </Details>
            <Embedding {...props} />
          </>
        )}
        <LeastShown {...props} />
        <Conveners {...props} />
      </div>
    </div>
  );
}

function Conveners({ conversation: { id }, conveners, own, typed, errors, csrf }: RunView) {
  return (
    <section aria-labelledby="conveners-heading">
      <h2 class="govuk-heading-m" id="conveners-heading">
        Conveners
      </h2>
      <p class="govuk-body">
        They look after the conversation together; it has no owner. Everything that they do is on its record.
      </p>
      <ul class="govuk-list govuk-list--spaced">
        {conveners.map(({ personId, name, email, fromAt }) => (
          <li>
            <p class="govuk-body govuk-!-margin-bottom-2">
              {name || email || 'Somebody who has left'}, since {formatDate(fromAt)}
            </p>
            <Form action={perspectivesUrls.conveners(id)} csrf={csrf}>
              <input type="hidden" name="leaves" value={personId} />
              <Button variant="secondary" preventDoubleClick>
                {personId === own ? 'Stand down' : 'Remove'}
                <VisuallyHidden>: {name || email}</VisuallyHidden>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      <Form action={perspectivesUrls.conveners(id)} csrf={csrf}>
        <Input
          name="email"
          type="email"
          label="Email address of another convener"
          autocomplete="off"
          value={String(typed['email'] ?? '')}
          error={mistakeAt(errors, 'email')}
        />
        <Button variant="secondary" preventDoubleClick>
          Add as convener
        </Button>
      </Form>
    </section>
  );
}

function LeastShown({ conversation, typed, errors, csrf }: RunView) {
  return (
    <Details
      summary="Show figures of larger groups only"
      open={mistakeAt(errors, 'least') === undefined ? undefined : true}
    >
      <p class="govuk-body">
        No figure for a group or a kind of seat is shown with fewer people behind it, on pages and in files.
        Reports that were kept are made again with it.
      </p>
      <Form action={perspectivesUrls.settings(conversation.id)} csrf={csrf}>
        <Input
          name="least"
          label="Smallest number of people behind a figure"
          hint={`${leastMinimum(conversation.audience)} or more`}
          inputMode="numeric"
          class="govuk-input--width-3"
          value={String(typed['least'] ?? '')}
          error={mistakeAt(errors, 'least')}
        />
        <Button variant="secondary" preventDoubleClick>
          Save the number
        </Button>
      </Form>
    </Details>
  );
}

function Embedding({
  conversation: { id, audience, embedOrigins },
  embedLink,
  typed,
  errors,
  csrf,
}: RunView) {
  if (audience !== 'link') return null;
  return (
    <Details
      summary="Show it on another website"
      open={mistakeAt(errors, 'origins') === undefined ? undefined : true}
    >
      <p class="govuk-body">
        A site that you name here may show the question in a frame, with the way to take part. No other site
        may.
      </p>
      <Form action={perspectivesUrls.settings(id)} csrf={csrf}>
        <Textarea
          name="origins"
          label="Sites, one on each line"
          hint="For example, https://www.example.org"
          rows={3}
          value={String(typed['origins'] ?? '')}
          error={mistakeAt(errors, 'origins')}
        />
        <Button variant="secondary" preventDoubleClick>
          Save the sites
        </Button>
      </Form>
      {embedOrigins.length > 0 && (
        <p class="govuk-body">
          Put this into the page: <code>{`<iframe src="${embedLink}" title="Perspectives"></iframe>`}</code>
        </p>
      )}
    </Details>
  );
}
