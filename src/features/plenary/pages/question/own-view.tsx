import type { ComponentChildren } from 'preact';
import { Button } from '../../../../design-system/components/button.tsx';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import { type FieldMistake, Form, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import type { PublicQuestion } from '../../../questions/shared.ts';
import { plenaryUrls } from '../../urls.ts';

/** What an asker may do with the question now. */
export interface OwnActs {
  readonly edit: boolean;
  readonly withdraw: boolean;
  /** Whether the session takes new questions. */
  readonly askAgain: boolean;
  /** The wording that waits for an answer. */
  readonly proposed: string | null;
  readonly secondLook: boolean;
  readonly reopen: boolean;
}

export interface OwnView {
  readonly code: string;
  readonly csrf: string;
  readonly question: PublicQuestion;
  /** Null for everybody but the asker. */
  readonly own: OwnActs | null;
  readonly errors: readonly FieldMistake[];
  readonly typed: Readonly<Record<string, string>>;
}

/** What the asker of a question can do with it. */
export function Own(view: OwnView) {
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
    </>
  );
}

/** Taking it back for good: below everything that becomes of it. */
export function Withdrawal(view: OwnView) {
  const { own } = view;
  if (own?.withdraw !== true) return null;
  return (
    <OwnForm view={view} act="withdraw" title="Withdraw your question">
      <p class="govuk-body">This cannot be undone.{own.askAgain && ' You can ask again.'}</p>
      <Button variant="warning">Withdraw question</Button>
    </OwnForm>
  );
}

interface OwnFormProps {
  readonly view: OwnView;
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
