import { Button } from '../../../../design-system/components/button.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { Prose } from '../../components/editor.view.tsx';
import type { Appeal, AppealTarget, DecisionAbout } from '../../order/appeal.ts';
import { SANCTION_WORDS } from '../../order/sanction.ts';
import type { ShownPost } from '../../post.ts';
import { forumUrls } from '../../urls.ts';

const AGAINST: Readonly<Record<AppealTarget, string>> = {
  post: 'a hidden post',
  thread: 'a locked thread',
  words: 'words taken away from an answer',
  sanction: 'a warning, suspension or block',
};

export function AppealsPage({ appeals }: { appeals: readonly (Appeal & { readonly space: string })[] }) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading>Appeals</PageHeading>
        <p class="govuk-body">
          Against decisions of other moderators, in spaces that you look after or that have nobody else to
          decide.
        </p>
        {appeals.length === 0 && <EmptyState title="No appeal waits for you." />}
        <ul class="se-threads">
          {appeals.map(({ id, name, space, target, at }) => (
            <li class="se-thread" key={id}>
              <p class="se-thread__title">
                <a class="govuk-link" href={forumUrls.decideAppeal(id)}>
                  {name}, against {AGAINST[target]}
                  <VisuallyHidden> in {space}</VisuallyHidden>
                </a>
              </p>
              <p class="se-thread__facts">
                In {space}, <Time value={at} />
              </p>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function decidedWords({ what, reason }: DecisionAbout): string {
  const words = {
    hidden: 'Post hidden',
    locked: 'Thread locked',
    'taken away': 'Words of an answer taken away',
  };
  const decided = { ...words, ...SANCTION_WORDS }[what];
  return `${decided}. Reason: ${reason === '' ? 'none was given' : reason}`;
}

export function DecideAppealPage({
  appeal,
  decision,
  post,
  words,
  typed,
  errors,
  csrf,
}: {
  appeal: Appeal;
  /** What the appeal is against, as it is now; undefined where it was taken back. */
  decision: DecisionAbout | undefined;
  post: ShownPost | undefined;
  /** What was taken away from an answer. */
  words: string | undefined;
  typed: { readonly outcome: string; readonly note: string };
  errors: readonly FieldMistake[];
  csrf: string;
}) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={decision?.space}>Decide on an appeal</PageHeading>
        <h2 class="govuk-heading-m">What was decided</h2>
        <p class="govuk-body">
          {decision === undefined ? 'It was taken back meanwhile.' : decidedWords(decision)}
        </p>
        {appeal.target === 'thread' && (
          <p class="govuk-body">
            <a class="govuk-link" href={forumUrls.thread(appeal.targetId)}>
              See the thread
            </a>
          </p>
        )}
        {words !== undefined && <p class="govuk-inset-text se-lines">{words}</p>}
        {post !== undefined && (
          <div class="govuk-inset-text">
            <h3 class="govuk-body">
              {post.author}, post {post.number}
            </h3>
            {post.deletedAt === null ? (
              <Prose html={post.html} language={post.language} />
            ) : (
              <p class="govuk-body">Deleted by author</p>
            )}
          </div>
        )}
        <h2 class="govuk-heading-m">What {appeal.name} says</h2>
        <p class="govuk-body se-lines">{appeal.text}</p>
        {appeal.outcome === null ? (
          <Form action={forumUrls.decideAppeal(appeal.id)} csrf={csrf}>
            <Radios
              name="outcome"
              label="What do you decide?"
              value={typed.outcome}
              error={mistakeAt(errors, 'outcome')}
              choices={[
                { value: 'upheld', label: 'It stays' },
                { value: 'reversed', label: 'Take it back' },
              ]}
            />
            <Textarea
              name="note"
              label="Reason"
              hint="Everybody concerned reads it, and so do readers of the log of this space."
              rows={3}
              value={typed.note}
              error={mistakeAt(errors, 'note')}
            />
            <Button preventDoubleClick>Decide</Button>
          </Form>
        ) : (
          <p class="govuk-body">
            {appeal.outcome === 'upheld' ? 'It was decided that this stays.' : 'It was taken back.'}
            {appeal.note !== '' && ` Reason: ${appeal.note}`}
          </p>
        )}
      </div>
    </div>
  );
}
