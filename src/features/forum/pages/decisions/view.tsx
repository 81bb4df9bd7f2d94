import { Button } from '../../../../design-system/components/button.tsx';
import { Tag } from '../../../../design-system/components/tag.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import {
  ButtonGroup,
  type FieldMistake,
  Form,
  FormErrors,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { DECISION_WORDS, type DecisionAbout } from '../../order/appeal.ts';
import { forumUrls } from '../../urls.ts';
import { withQuery } from '../query.ts';

type Listed = DecisionAbout & { readonly mayAppeal: boolean };

export function DecisionsPage({
  decisions,
  page,
  isLast,
}: {
  decisions: readonly Listed[];
  page: number;
  isLast: boolean;
}) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading>Decisions about you</PageHeading>
        <p class="govuk-body">
          What moderators of the forum decided about you and what you wrote. Only you and they see this. You
          can appeal: somebody other than whoever decided then decides again.
        </p>
        {decisions.length === 0 && <EmptyState title="Nothing was decided about you." />}
        <ul class="se-threads">
          {decisions.map((decision) => (
            <li class="se-thread" key={decision.id}>
              <Decision decision={decision} />
            </li>
          ))}
        </ul>
        <p class="govuk-body">
          {page > 1 && (
            <a class="govuk-link" href={withQuery(forumUrls.decisions, { page: page - 1 })}>
              Newer
            </a>
          )}{' '}
          {!isLast && (
            <a class="govuk-link" href={withQuery(forumUrls.decisions, { page: page + 1 })}>
              Older
            </a>
          )}
        </p>
      </div>
    </div>
  );
}

function Decision({ decision }: { decision: Listed }) {
  const { target, id, liftedAt, appeal, mayAppeal } = decision;
  return (
    <>
      <Summary decision={decision} />
      {liftedAt !== null && (
        <p class="govuk-body govuk-!-margin-bottom-1">
          <Tag colour="green">Taken back</Tag> <Time value={liftedAt} />
        </p>
      )}
      {appeal !== null && (
        <p class="govuk-body govuk-!-margin-bottom-1">
          You appealed on <Time value={appeal.at} format="date" />: {appeal.text}
          <br />
          {appeal.outcome === null && <Tag colour="yellow">Nobody has decided on it yet</Tag>}
          {appeal.outcome !== null &&
            (appeal.outcome === 'upheld' ? 'It was decided that this stays.' : 'It was taken back.')}
          {appeal.note !== '' && ` Reason: ${appeal.note}`}
        </p>
      )}
      {mayAppeal && (
        <p class="govuk-body govuk-!-margin-bottom-0">
          <a class="govuk-link" href={forumUrls.appeal(target, id)}>
            Appeal<VisuallyHidden>: {DECISION_WORDS[decision.what]}</VisuallyHidden>
          </a>
        </p>
      )}
    </>
  );
}

function Summary({ decision }: { decision: DecisionAbout }) {
  const { target, id, what, space, title, reason, at, until } = decision;
  const url = target === 'post' ? forumUrls.post(id) : target === 'thread' ? forumUrls.thread(id) : undefined;
  return (
    <>
      <h2 class="govuk-heading-s govuk-!-margin-bottom-1">
        {DECISION_WORDS[what]}
        {until !== null && (
          <>
            {' '}
            until <Time value={until} />
          </>
        )}
      </h2>
      <p class="govuk-body govuk-!-margin-bottom-1">
        In {space}
        {title !== null && (
          <>
            , {target === 'thread' ? 'the thread' : 'in the thread'}{' '}
            {url === undefined ? (
              `“${title}”`
            ) : (
              <a class="govuk-link" href={url}>
                {title}
              </a>
            )}
          </>
        )}
        , <Time value={at} />. {reason !== '' && `Reason: ${reason}`}
      </p>
    </>
  );
}

export function AppealPage({
  decision,
  refusal,
  deciders,
  text,
  errors,
  csrf,
}: {
  decision: DecisionAbout;
  /** Why nobody can appeal against it any more. */
  refusal: string | undefined;
  deciders: { readonly people: readonly unknown[]; readonly areAdministrators: boolean };
  text: string;
  errors: readonly FieldMistake[];
  csrf: string;
}) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading>Appeal</PageHeading>
        <div class="govuk-inset-text">
          <Summary decision={decision} />
        </div>
        <p class="govuk-body">{whoDecides(deciders)}</p>
        {refusal !== undefined && errors.length === 0 ? (
          <p class="govuk-body">
            {refusal} What became of it stands under{' '}
            <a class="govuk-link" href={forumUrls.decisions}>
              Decisions about you
            </a>
            .
          </p>
        ) : (
          <Form action={forumUrls.appeal(decision.target, decision.id)} csrf={csrf}>
            <Textarea
              name="text"
              label="Why should it be taken back?"
              hint="You can appeal once. Whoever decides reads this, and so can whoever decided first."
              value={text}
              error={mistakeAt(errors, 'text')}
            />
            <ButtonGroup>
              <Button preventDoubleClick>Send appeal</Button>
              <a class="govuk-link" href={forumUrls.decisions}>
                Cancel
              </a>
            </ButtonGroup>
          </Form>
        )}
      </div>
    </div>
  );
}

function whoDecides({
  people,
  areAdministrators,
}: {
  readonly people: readonly unknown[];
  readonly areAdministrators: boolean;
}): string {
  if (people.length === 0) {
    return 'Nobody but the moderator who decided looks after this space now, and no other administrator is here. Your appeal waits until there is somebody else.';
  }
  return areAdministrators
    ? 'This space has no second moderator, so an administrator decides.'
    : 'Another moderator of the space decides, not the one who decided first.';
}
