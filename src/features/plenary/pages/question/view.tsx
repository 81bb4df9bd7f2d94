import type { ComponentChildren } from 'preact';
import { Button } from '../../../../design-system/components/button.tsx';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { LiveRegion, PageHeading, StatusText } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { type PublicQuestion, SPEAKER_STATE_WORDS, STATE_WORDS } from '../../../questions/shared.ts';
import { QuestionItem } from '../../components/question-item.tsx';
import { plenaryUrls } from '../../urls.ts';

/** What an asker may do with the question now. */
export interface OwnActs {
  readonly edit: boolean;
  readonly withdraw: boolean;
  /** The wording that waits for an answer. */
  readonly proposed: string | null;
  readonly secondLook: boolean;
  readonly reopen: boolean;
}

export interface QuestionView {
  readonly code: string;
  readonly zone: string;
  readonly csrf: string;
  readonly question: PublicQuestion;
  readonly speakers: readonly {
    readonly id: string;
    readonly name: string;
    readonly organisation: string | null;
  }[];
  readonly isMine: boolean;
  readonly isWanted: boolean;
  readonly canVote: boolean;
  readonly votesHidden: boolean;
  /** What has just happened, or why something could not. */
  readonly told: string | null;
  /** What becomes of it next, for its asker. */
  readonly next: string | null;
  readonly own: OwnActs | null;
  /** Why it stands where it does, as sentences and numbers; null when it is not ranked. */
  readonly why: WhyHere | null;
  readonly intoId: string | null;
  readonly errors: readonly FieldMistake[];
  readonly typed: Readonly<Record<string, string>>;
}

export interface WhyHere {
  readonly sentence: string;
  readonly score: number | null;
  readonly groups: readonly { readonly name: string; readonly votes: number; readonly present: number }[];
}

export function QuestionPage(view: QuestionView) {
  const { question, code } = view;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <LiveRegion />
        <FormErrors errors={view.errors} />
        <PageHeading size="m" caption={question.asker}>
          {question.text || 'This question is no longer shown'}
        </PageHeading>
        {view.told !== null && <InsetText>{view.told}</InsetText>}
        <p class="govuk-body">
          <StatusText>{STATE_WORDS[question.state]}</StatusText>
          {question.reason !== null && ` – ${question.reason}.`}
          {view.next !== null && <> {view.next}</>}
        </p>
        {view.intoId !== null && (
          <p class="govuk-body">
            <a class="govuk-link" href={plenaryUrls.question(code, view.intoId)}>
              Go to the question it was merged into
            </a>
          </p>
        )}
        <ol class="se-questions" aria-label="Votes">
          <QuestionItem {...view} />
        </ol>
        <Wordings question={question} />
        <Own {...view} />
        <Answers {...view} />
        {view.why !== null && <Why {...view.why} />}
        <p class="govuk-body-s">
          Asked <Time value={question.askedAt} zone={view.zone} />.
        </p>
      </div>
    </div>
  );
}

function Wordings({ question }: { question: PublicQuestion }) {
  const others = [
    question.original !== null && ['As first asked', question.original],
    question.proposed !== null && ['Clearer wording proposed by a moderator', question.proposed],
    ...question.merged.map((text) => ['Merged in, as it was asked', text]),
  ].filter((each) => each !== false);
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="wordings">
      <h2 class="govuk-heading-s" id="wordings">
        Other wordings
      </h2>
      <dl class="govuk-summary-list">
        {others.map(([name, text]) => (
          <div class="govuk-summary-list__row" key={text}>
            <dt class="govuk-summary-list__key">{name}</dt>
            <dd class="govuk-summary-list__value">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Answers({ question, speakers, zone }: QuestionView) {
  if (question.speakers.length === 0 && question.answers.length === 0) return null;
  const nameOf = (id: string): string => speakers.find((speaker) => speaker.id === id)?.name ?? 'A speaker';
  return (
    <section aria-labelledby="answers">
      <h2 class="govuk-heading-m" id="answers">
        Answers
      </h2>
      {question.speakers.map((addressed) => {
        const answers = question.answers.filter((answer) => answer.speakerId === addressed.speakerId);
        return (
          <div key={addressed.speakerId} class="se-answer">
            <h3 class="govuk-heading-s">
              {nameOf(addressed.speakerId)}{' '}
              <span class="govuk-!-font-weight-regular">{SPEAKER_STATE_WORDS[addressed.state]}</span>
            </h3>
            {addressed.passedTo !== null && (
              <p class="govuk-body">Passed on to {nameOf(addressed.passedTo)}.</p>
            )}
            {addressed.reason !== null && <p class="govuk-body">“{addressed.reason}”</p>}
            {answers.map((answer) => (
              <div key={answer.kind}>
                {answer.kind === 'summary' && (
                  <p class="govuk-hint">
                    Summary of what was said
                    {answer.confirmed ? ', confirmed by the speaker' : ', not yet confirmed by the speaker'}
                    {answer.recordingAt !== '' && `, at ${answer.recordingAt} in the recording`}
                  </p>
                )}
                <Paragraphs text={answer.text} />
                <p class="govuk-hint">
                  <Time value={answer.at} zone={zone} />
                </p>
              </div>
            ))}
          </div>
        );
      })}
    </section>
  );
}

function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n{2,}/).map((paragraph) => (
        <p class="govuk-body se-prewrap" key={paragraph}>
          {paragraph}
        </p>
      ))}
    </>
  );
}

function Why({ sentence, score, groups }: WhyHere) {
  return (
    <section aria-labelledby="why">
      <h2 class="govuk-heading-m" id="why">
        Why is it here?
      </h2>
      <p class="govuk-body">
        {sentence}
        {score !== null && ` Its score across organisations is ${score.toFixed(2)}, between 0 and 1.`}
      </p>
      {groups.length > 0 && (
        <table class="govuk-table">
          <caption class="govuk-table__caption">Votes by organisation, as people said when joining</caption>
          <thead class="govuk-table__head">
            <tr class="govuk-table__row">
              <th scope="col" class="govuk-table__header">
                Organisation
              </th>
              <th scope="col" class="govuk-table__header govuk-table__header--numeric">
                Votes
              </th>
              <th scope="col" class="govuk-table__header govuk-table__header--numeric">
                People present
              </th>
            </tr>
          </thead>
          <tbody class="govuk-table__body">
            {groups.map((group) => (
              <tr class="govuk-table__row" key={group.name}>
                <th scope="row" class="govuk-table__header">
                  {group.name}
                </th>
                <td class="govuk-table__cell govuk-table__cell--numeric">{group.votes}</td>
                <td class="govuk-table__cell govuk-table__cell--numeric">{group.present}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p class="govuk-hint">
        Only organisations with at least 3 people present are shown. The score measures how broadly a question
        is wanted, not how important it is.
      </p>
    </section>
  );
}

function Own(view: QuestionView) {
  const { own, question } = view;
  if (own === null) return null;
  return (
    <>
      {own.proposed !== null && (
        <OwnForm view={view} act="wording" title="A moderator proposes a clearer wording">
          <InsetText>{own.proposed}</InsetText>
          <div class="govuk-button-group">
            <Button name="agreed" value="yes">
              Use this wording
            </Button>
            <Button name="agreed" value="no" variant="secondary">
              Keep mine
            </Button>
          </div>
        </OwnForm>
      )}
      {own.edit && (
        <OwnForm view={view} act="edit" title="Change your question">
          <p class="govuk-body">You can change it until a moderator has looked at it.</p>
          <Textarea
            name="text"
            label="Your question"
            value={view.typed['text'] ?? question.text}
            error={mistakeAt(view.errors, 'text')}
          />
          <Button variant="secondary">Save the change</Button>
        </OwnForm>
      )}
      {own.secondLook && (
        <OwnForm view={view} act="second-look" title="Ask for a second look">
          <p class="govuk-body">
            Another moderator or the chair looks at it again, once. You can reword it, or say why it should be
            shown.
          </p>
          <Textarea
            name="text"
            label="Your question"
            value={view.typed['text'] ?? question.text}
            error={mistakeAt(view.errors, 'text')}
          />
          <Textarea
            name="note"
            label="Why it should be shown (optional)"
            rows={3}
            value={view.typed['note'] ?? ''}
            error={mistakeAt(view.errors, 'note')}
          />
          <Button>Ask for a second look</Button>
        </OwnForm>
      )}
      {own.reopen && (
        <OwnForm view={view} act="reopen" title="Was it not answered?">
          <p class="govuk-body">You can say so once. The question then goes back to the list.</p>
          <Button variant="secondary">This was not answered</Button>
        </OwnForm>
      )}
      {own.withdraw && (
        <OwnForm view={view} act="withdraw" title="Withdraw your question">
          <p class="govuk-body">This cannot be undone. You can ask again.</p>
          <Button variant="warning">Withdraw question</Button>
        </OwnForm>
      )}
    </>
  );
}

interface OwnFormProps {
  readonly view: QuestionView;
  readonly act: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

function OwnForm({ view, act, title, children }: OwnFormProps) {
  return (
    <section aria-label={title} class="se-no-print">
      <h2 class="govuk-heading-s">{title}</h2>
      <Form action={`${plenaryUrls.question(view.code, view.question.id)}/${act}`} csrf={view.csrf}>
        {children}
      </Form>
    </section>
  );
}
