import type { ComponentChildren } from 'preact';
import { Button } from '../../../../design-system/components/button.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { Select } from '../../../../design-system/components/select.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import { langOf } from '../../../../design-system/languages.ts';
import { LanguageSelect } from '../../../../design-system/patterns/language-select.tsx';
import { Form, HiddenFields } from '../../../../design-system/patterns/form.tsx';
import { VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { LENS_WORDS } from '../../conversation.ts';
import { Words } from '../../words-view.tsx';
import { REJECT_REASONS, rejectWords, type Statement } from '../../statement.ts';
import { perspectivesUrls } from '../../urls.ts';
import type { Counts, Rejected } from './model.ts';

interface CardProps {
  readonly statement: Statement;
  readonly conversationId: string;
  readonly state: string;
  readonly counts: Counts | undefined;
  readonly other: Statement | undefined;
  readonly mergeInto: readonly Statement[];
  readonly rejected: Rejected | null;
  readonly csrf: string;
}

/** One statement, with everything that a convener can do with it. */
export function ModerateCard(props: CardProps) {
  const { statement, other, counts } = props;
  const { id, number, lens, state, isSeed, isInformation, reason, reasonNote } = statement;
  return (
    <li class="se-card" id={`statement-${id}`}>
      <p class="se-card__head">
        {number}. {lens !== null && `${LENS_WORDS[lens]}, `}
        {isSeed ? 'from the conveners' : 'from a participant'}
        {isInformation && ', information about the voter'}
      </p>
      <p class="se-card__text">
        <Words of={statement} />
      </p>
      <p class="govuk-body-s">
        {counts === undefined
          ? 'Nobody has answered it.'
          : `${counts.agree} agree, ${counts.disagree} disagree, ${counts.pass} pass${counts.matters === 0 ? '' : `; it matters a lot to ${counts.matters}`}.`}
        {state === 'rejected' && ` ${rejectWords(reason)}. ${reasonNote}`}
        {state === 'accepted' && reasonNote !== '' && ` ${reasonNote}`}
        {other !== undefined && (
          <>
            {state === 'merged' ? ' Merged with' : ' Now reads'}: “<Words of={other} />”
          </>
        )}
      </p>
      <div class="se-card__actions">
        {(state === 'waiting' || state === 'rejected' || state === 'merged') && (
          <Decide {...props} decision="accept">
            <Button preventDoubleClick>
              Accept
              <Which of={statement} />
            </Button>
          </Decide>
        )}
        {(state === 'waiting' || state === 'accepted') && <MoreDecisions {...props} />}
      </div>
    </li>
  );
}

function MoreDecisions(props: CardProps) {
  const { statement, rejected, mergeInto, conversationId } = props;
  const { id, text, isInformation } = statement;
  const typed = (name: string): string => String(rejected?.typed[name] ?? '');
  const errorAt = (field: string): string | undefined =>
    rejected?.field === field ? rejected.message : undefined;
  const summary = (words: string) => (
    <>
      {words}
      <Which of={statement} />
    </>
  );
  const isOpen = (decision: string): true | undefined =>
    rejected !== null && typed('decision') === decision ? true : undefined;
  return (
    <>
      <Details summary={summary('Do not show it')} open={isOpen('reject')}>
        <Decide {...props} decision="reject">
          <Radios
            name="reason"
            id={`reason-${id}`}
            label="Why? The author is told"
            labelClass="govuk-fieldset__legend--s"
            small
            choices={Object.entries(REJECT_REASONS).map(([value, label]) => ({ value, label }))}
            value={typed('reason')}
            error={errorAt('reason')}
          />
          <Input
            name="note"
            id={`note-${id}`}
            label="Note to the author (optional)"
            value={typed('note')}
            error={errorAt('note')}
          />
          <Button variant="secondary" preventDoubleClick>
            Do not show
            <Which of={statement} />
          </Button>
        </Decide>
      </Details>
      <Details summary={summary('Merge or correct it')} open={isOpen('merge') ?? isOpen('correct')}>
        <Decide {...props} decision="correct">
          <Textarea
            name="text"
            id={`text-${id}`}
            label="Corrected wording"
            hint="Once others have answered, the old wording is closed with its answers and the new one starts afresh"
            rows={3}
            lang={langOf(statement.language)}
            value={typed('text') || text}
            error={errorAt('text')}
          />
          <LanguageSelect
            id={`language-${id}`}
            label="Language of the wording"
            language={typed('language') || statement.language}
            error={errorAt('language')}
          />
          <Button variant="secondary" preventDoubleClick>
            Save the wording
            <Which of={statement} />
          </Button>
        </Decide>
        <Decide {...props} decision="merge">
          <Select
            name="into"
            id={`into-${id}`}
            label="The statement that says the same"
            options={[
              { value: '', text: 'Select one; the most similar come first' },
              ...mergeInto.map((each) => ({
                value: each.id,
                text: `${each.number}. ${each.text.slice(0, 90)}`,
              })),
            ]}
            value={typed('into')}
            error={errorAt('into')}
          />
          <Button variant="secondary" preventDoubleClick>
            Merge
            <Which of={statement} />
          </Button>
        </Decide>
        <Decide {...props} decision="information">
          <HiddenFields values={{ is: isInformation ? 'no' : 'yes' }} />
          <p class="govuk-hint">
            Information describes the voter (“I work for a council”). It takes no part in groups or common
            ground.
          </p>
          <Button variant="secondary" preventDoubleClick>
            {isInformation ? 'Not information after all' : 'Mark as information'}
            <Which of={statement} />
          </Button>
        </Decide>
        <p class="govuk-body-s">
          <a class="govuk-link" href={`${perspectivesUrls.home(conversationId)}?statement=${id}`}>
            Open it
            <Which of={statement} />
          </a>
        </p>
      </Details>
    </>
  );
}

function Decide({
  statement,
  conversationId,
  state,
  csrf,
  decision,
  children,
}: CardProps & { decision: string; children: ComponentChildren }) {
  return (
    <Form action={perspectivesUrls.decide(conversationId, statement.id)} csrf={csrf}>
      <HiddenFields values={{ decision, state }} />
      {children}
    </Form>
  );
}

function Which({ of: { text, language } }: { of: Pick<Statement, 'text' | 'language'> }) {
  return (
    <VisuallyHidden>
      : <Words of={{ text: text.slice(0, 60), language }} />
    </VisuallyHidden>
  );
}
