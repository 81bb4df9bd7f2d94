import { Button } from '../../../../design-system/components/button.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { Form } from '../../../../design-system/patterns/form.tsx';
import {
  EmptyState,
  LiveRegion,
  StatusText,
  VisuallyHidden,
} from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { DECLINE_REASONS } from '../../../sessions/shared.ts';
import { STATE_WORDS } from '../../comment.ts';
import { commentUrls } from '../../urls.ts';
import type { ModeratedComment, ModerateModel } from './model.ts';

/** Comments that wait for a decision, and those that were shown or decided on. */
export function ModerateView({ model }: { model: ModerateModel }) {
  const { code, waiting, decided } = model;
  return (
    <>
      <LiveRegion />
      <div class="se-session-state">
        <p class="se-session-state__text">
          <strong>{model.stateWords}</strong>
        </p>
      </div>
      <p class="govuk-body">{model.modeWords}</p>
      <p class="govuk-hint se-no-print">
        Updated at {model.updatedAt}.{' '}
        <a class="govuk-link" href={commentUrls.moderate(code)}>
          Update
        </a>
      </p>
      <section aria-labelledby="waiting-heading">
        <h2 class="govuk-heading-m" id="waiting-heading">
          Waiting ({waiting.length})
        </h2>
        {waiting.length === 0 && <EmptyState title="No comment waits." />}
        <ol class="se-cards">
          {waiting.map((comment) => (
            <Card key={comment.id} model={model} comment={comment} />
          ))}
        </ol>
      </section>
      {decided.length > 0 && (
        <section aria-labelledby="decided-heading">
          <h2 class="govuk-heading-m" id="decided-heading">
            Latest comments
          </h2>
          <ol class="se-cards">
            {decided.map((comment) => (
              <Card key={comment.id} model={model} comment={comment} />
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

function Card({ model, comment }: { model: ModerateModel; comment: ModeratedComment }) {
  const { code, csrf, zone, rejected } = model;
  const { id, state, text } = comment;
  return (
    <li class="se-card" id={`comment-${id}`}>
      <p class="se-card__head">
        <State comment={comment} />{' '}
        <span>
          {comment.writer}, <Time value={comment.at} zone={zone} format="time" />
        </span>
      </p>
      <p class="se-card__text">{text}</p>
      <div class="se-card__actions">
        {state !== 'published' && (
          <Form action={commentUrls.decide(code, id)} csrf={csrf}>
            <input type="hidden" name="show" value="yes" />
            <Button preventDoubleClick>
              Show<VisuallyHidden>: {text.slice(0, 60)}</VisuallyHidden>
            </Button>
          </Form>
        )}
        {(state === 'published' || state === 'received') && (
          <Details
            summary={
              <>
                {state === 'published' ? 'Take it down' : 'Do not show it'}
                <VisuallyHidden>: {text.slice(0, 60)}</VisuallyHidden>
              </>
            }
            open={rejected?.id === id ? true : undefined}
          >
            <DeclineForm model={model} comment={comment} />
          </Details>
        )}
      </div>
    </li>
  );
}

function State({ comment: { state, reason } }: { comment: ModeratedComment }) {
  const tone = state === 'published' ? 'done' : state === 'received' ? 'waiting' : 'problem';
  const why = reason === null ? '' : `: ${DECLINE_REASONS[reason]}`;
  return <StatusText tone={tone}>{STATE_WORDS[state] + why}</StatusText>;
}

function DeclineForm({ model, comment }: { model: ModerateModel; comment: ModeratedComment }) {
  const { code, csrf } = model;
  const { id, state, text } = comment;
  const rejected = model.rejected?.id === id ? model.rejected : null;
  const errorAt = (field: 'reason' | 'note'): string | undefined =>
    rejected?.field === field ? rejected.message : undefined;
  return (
    <Form action={commentUrls.decide(code, id)} csrf={csrf}>
      <Radios
        name="reason"
        id={`reason-${id}`}
        label="Why? The writer is told"
        labelClass="govuk-fieldset__legend--s"
        small
        choices={Object.entries(DECLINE_REASONS).map(([value, label]) => ({ value, label }))}
        value={rejected?.reason}
        error={errorAt('reason')}
      />
      <Input
        name="note"
        id={`note-${id}`}
        label="Note to the writer (optional)"
        value={rejected?.note ?? ''}
        error={errorAt('note')}
      />
      <Button variant="secondary" preventDoubleClick>
        {state === 'published' ? 'Take down' : 'Do not show'}
        <VisuallyHidden>: {text.slice(0, 60)}</VisuallyHidden>
      </Button>
    </Form>
  );
}
