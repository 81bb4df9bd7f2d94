import { Button } from '../../../../design-system/components/button.tsx';
import { CharacterCount } from '../../../../design-system/components/character-count.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import {
  ButtonGroup,
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { langOf } from '../../../../design-system/languages.ts';
import { LanguageSelect } from '../../../../design-system/patterns/language-select.tsx';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { type Conversation, LENS_WORDS, LENSES } from '../../conversation.ts';
import { MAX_STATEMENT_LENGTH, type Statement } from '../../statement.ts';
import { FromThread } from '../../../forum/shared.ts';
import { perspectivesUrls } from '../../urls.ts';
import type { Onward } from '../../onward.repository.ts';
import { Question, Words } from '../../words-view.tsx';
import { OwnStatements } from './own-view.tsx';

interface AddView {
  readonly conversation: Conversation;
  readonly mayAdd: boolean;
  readonly csrf: string;
  /** The thread that it comes from. */
  readonly source: { readonly title: string; readonly href: string; readonly query: string } | undefined;
  readonly text: string;
  readonly language: string;
  readonly lens: string;
  readonly key_: string;
  readonly errors: readonly FieldMistake[];
  /** Statements that say much the same; undefined before they were looked for. */
  readonly similar: readonly Statement[] | undefined;
  readonly severalIdeas: boolean;
  readonly own: readonly Statement[];
  readonly statements: readonly Statement[];
  /** What went on from statements. */
  readonly onward: readonly Onward[];
  readonly isSent: boolean;
}

export function AddPage(props: AddView) {
  const {
    conversation,
    mayAdd,
    csrf,
    source,
    text,
    language,
    lens,
    key_,
    errors,
    similar,
    severalIdeas,
    own,
    statements,
    onward,
    isSent,
  } = props;
  const { id } = conversation;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {isSent && (
          <NotificationBanner type="success">
            <p class="govuk-notification-banner__heading" data-draft-sent={`statement-${id}`}>
              {conversation.moderation === 'before'
                ? 'Your statement was added. A convener looks at it before others see it.'
                : 'Your statement was added. Others can answer it now.'}
            </p>
          </NotificationBanner>
        )}
        <FormErrors errors={errors} />
        {mayAdd && <Doubts id={id} similar={similar ?? []} severalIdeas={severalIdeas} />}
        <PageHeading caption={<Question of={conversation} />}>Add a statement</PageHeading>
        {mayAdd ? (
          <>
            <p class="govuk-body">
              Write one idea that others can agree or disagree with. Say what you think, not what somebody
              else should be asked.
            </p>
            {source !== undefined && <FromThread source={source} />}
            <Form action={`${perspectivesUrls.add(id)}${source?.query ?? ''}`} csrf={csrf}>
              <HiddenFields values={{ key: key_, checked: similar === undefined ? undefined : 'yes' }} />
              <CharacterCount
                name="text"
                label="Your statement"
                maxLength={MAX_STATEMENT_LENGTH}
                rows={3}
                value={text}
                error={mistakeAt(errors, 'text')}
                lang={langOf(language)}
                data-draft={source === undefined ? `statement-${id}` : undefined}
              />
              <LanguageSelect language={language} error={mistakeAt(errors, 'language')} />
              <Radios
                name="lens"
                label="What is it about?"
                choices={LENSES.map((value) => ({ value, label: LENS_WORDS[value] }))}
                value={lens}
                error={mistakeAt(errors, 'lens')}
              />
              <ButtonGroup>
                <Button preventDoubleClick>{similar === undefined ? 'Add it' : 'Add it all the same'}</Button>
                <a class="govuk-link" href={perspectivesUrls.home(id)}>
                  Back to the statements
                </a>
              </ButtonGroup>
            </Form>
          </>
        ) : (
          <p class="govuk-body">
            This conversation takes no statements from you now.{' '}
            <a class="govuk-link" href={perspectivesUrls.home(id)}>
              Back to the statements
            </a>
          </p>
        )}
        {!mayAdd && text !== '' && (
          <>
            <p class="govuk-body">What you wrote was not added. Copy it if you want to keep it:</p>
            <p class="govuk-inset-text se-lines" id="text" tabIndex={-1}>
              <Words of={{ text, language }} />
            </p>
          </>
        )}
        <OwnStatements own={own} statements={statements} onward={onward} />
      </div>
    </div>
  );
}

/** What to think about before adding it all the same; takes the focus, as a mistake would. */
function Doubts({
  id,
  similar,
  severalIdeas,
}: { id: string } & Pick<AddView, 'severalIdeas'> & { similar: readonly Statement[] }) {
  if (similar.length === 0 && !severalIdeas) return null;
  return (
    <NotificationBanner
      title={similar.length > 0 ? 'Does one of these say it already?' : 'Is it one idea?'}
      role="alert"
    >
      {similar.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {similar.map((statement) => (
            <li>
              <Words of={statement} />{' '}
              <a
                class="govuk-notification-banner__link"
                href={`${perspectivesUrls.home(id)}?statement=${statement.id}`}
              >
                Answer this one instead
                <VisuallyHidden>
                  : <Words of={statement} />
                </VisuallyHidden>
              </a>
            </li>
          ))}
        </ul>
      )}
      {severalIdeas && (
        <p class="govuk-body">
          This seems to hold more than one idea. Who agrees with one half and not with the other cannot answer
          it: write two statements instead, if you can.
        </p>
      )}
    </NotificationBanner>
  );
}
