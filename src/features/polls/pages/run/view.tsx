import { Button } from '../../../../design-system/components/button.tsx';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { Form, HiddenFields } from '../../../../design-system/patterns/form.tsx';
import { EmptyState, LiveRegion, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { KIND_WORDS } from '../../kinds.ts';
import { pollPrefix, PollState } from '../../poll-card.view.tsx';
import { PollResults } from '../../poll-results.view.tsx';
import { pollUrls } from '../../urls.ts';
import type { DraftLine, RunLine, RunModel } from './model.ts';

/** Polls as those see them who prepare and run them. */
export function RunView({ model }: { model: RunModel }) {
  const { code, running, drafts, closed, canPrepare } = model;
  return (
    <>
      <LiveRegion />
      <div class="se-session-state">
        <p class="se-session-state__text">
          <strong>{model.stateWords}</strong>
        </p>
      </div>
      <p class="govuk-hint se-no-print">
        Updated at {model.updatedAt}.{' '}
        <a class="govuk-link" href={pollUrls.run(code)}>
          Update
        </a>
      </p>
      {canPrepare && <Button href={pollUrls.create(code)}>Prepare a poll</Button>}
      <section aria-labelledby="running-heading">
        <h2 class="govuk-heading-m" id="running-heading">
          Running now
        </h2>
        {running.length === 0 && <p class="govuk-body">No poll is open.</p>}
        {running.length > 1 && (
          <InsetText>{running.length} polls are running. Opening a poll closes no other one.</InsetText>
        )}
        <ul class="se-cards">
          {running.map((line) => (
            <Running key={line.poll.id} model={model} line={line} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="drafts-heading">
        <h2 class="govuk-heading-m" id="drafts-heading">
          Prepared
        </h2>
        {drafts.length === 0 && (
          <EmptyState title="No poll is prepared.">
            {canPrepare && <p class="govuk-body">Prepare one before the session, or now.</p>}
          </EmptyState>
        )}
        {drafts.length > 0 && model.canRun && !model.isLive && (
          <p class="govuk-body">You can open them while the session is live.</p>
        )}
        <ol class="se-cards">
          {drafts.map((draft, index) => (
            <Draft key={draft.id} model={model} draft={draft} index={index} />
          ))}
        </ol>
      </section>
      {closed.length > 0 && (
        <section aria-labelledby="closed-heading">
          <h2 class="govuk-heading-m" id="closed-heading">
            Closed
          </h2>
          <ul class="se-cards">
            {closed.map((line) => (
              <Closed key={line.poll.id} model={model} line={line} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** A form with one button, whose name says to which poll it belongs. */
function Act({
  model,
  action,
  values = {},
  words,
  of,
  variant,
}: {
  model: RunModel;
  action: string;
  values?: Readonly<Record<string, string>>;
  words: string;
  of: string;
  variant?: 'secondary' | 'warning';
}) {
  return (
    <Form action={action} csrf={model.csrf}>
      <HiddenFields values={values} />
      <Button variant={variant} preventDoubleClick>
        {words}
        <VisuallyHidden>: {of}</VisuallyHidden>
      </Button>
    </Form>
  );
}

function Running({ model, line: { poll, waiting } }: { model: RunModel; line: RunLine }) {
  const { code, canRun } = model;
  const move = pollUrls.move(code, poll.id);
  return (
    <li class="se-card se-card--chosen" id={`poll-${poll.id}`}>
      <p class="se-card__head">{KIND_WORDS[poll.kind].name}</p>
      <h3 class="govuk-heading-s">{poll.question}</h3>
      <PollState poll={poll} />
      <Waiting
        model={model}
        id={poll.id}
        question={poll.question}
        waiting={waiting}
        isText={poll.kind === 'text'}
      />
      {canRun && (
        <div class="se-card__actions">
          {poll.state === 'stopped' && model.isLive && (
            <Act model={model} action={move} values={{ to: 'open' }} words="Open again" of={poll.question} />
          )}
          {poll.state === 'open' && (
            <Act
              model={model}
              action={move}
              values={{ to: 'stopped' }}
              words="Stop for now"
              of={poll.question}
              variant="secondary"
            />
          )}
          <Act model={model} action={move} values={{ to: 'closed' }} words="Close" of={poll.question} />
        </div>
      )}
      <PollResults poll={poll} prefix={pollPrefix(poll.id)} />
    </li>
  );
}

function Waiting({
  model,
  id,
  question,
  waiting,
  isText,
}: {
  model: RunModel;
  id: string;
  question: string;
  waiting: number;
  isText: boolean;
}) {
  if (!isText) return null;
  const words = waiting === 0 ? 'No text waits for a moderator.' : `${waiting} waiting for a moderator.`;
  return (
    <p class="govuk-body">
      {words}{' '}
      {model.canModerate && (
        <a class="govuk-link" href={pollUrls.texts(model.code, id)}>
          Look at the texts<VisuallyHidden> of: {question}</VisuallyHidden>
        </a>
      )}
    </p>
  );
}

function Draft({ model, draft, index }: { model: RunModel; draft: DraftLine; index: number }) {
  const { code, canRun, canPrepare, isLive, drafts } = model;
  const { id, question } = draft;
  const shift = pollUrls.shift(code, id);
  return (
    <li class="se-card" id={`poll-${id}`}>
      <p class="se-card__head">{KIND_WORDS[draft.kind].name}</p>
      <h3 class="govuk-heading-s">{question}</h3>
      {draft.answers !== '' && <p class="se-card__text">{draft.answers}</p>}
      <div class="se-card__actions">
        {canRun && isLive && (
          <Act
            model={model}
            action={pollUrls.move(code, id)}
            values={{ to: 'open' }}
            words="Open"
            of={question}
          />
        )}
        {canPrepare && (
          <>
            <a class="govuk-link" href={pollUrls.edit(code, id)}>
              Change<VisuallyHidden>: {question}</VisuallyHidden>
            </a>
            <a class="govuk-link" href={pollUrls.remove(code, id)}>
              Delete<VisuallyHidden>: {question}</VisuallyHidden>
            </a>
            {index > 0 && (
              <Act
                model={model}
                action={shift}
                values={{ to: 'up' }}
                words="Move up"
                of={question}
                variant="secondary"
              />
            )}
            {index < drafts.length - 1 && (
              <Act
                model={model}
                action={shift}
                values={{ to: 'down' }}
                words="Move down"
                of={question}
                variant="secondary"
              />
            )}
          </>
        )}
      </div>
    </li>
  );
}

function Closed({ model, line: { poll, waiting } }: { model: RunModel; line: RunLine }) {
  const { code, canPrepare } = model;
  return (
    <li class="se-card" id={`poll-${poll.id}`}>
      <p class="se-card__head">{KIND_WORDS[poll.kind].name}</p>
      <h3 class="govuk-heading-s">{poll.question}</h3>
      <PollState poll={poll} />
      <Waiting
        model={model}
        id={poll.id}
        question={poll.question}
        waiting={waiting}
        isText={poll.kind === 'text'}
      />
      <div class="se-card__actions">
        <a class="govuk-link" href={pollUrls.poll(code, poll.id)}>
          Results<VisuallyHidden>: {poll.question}</VisuallyHidden>
        </a>
        {canPrepare && (
          <Act
            model={model}
            action={pollUrls.copy(code, poll.id)}
            words="Copy as a draft"
            of={poll.question}
            variant="secondary"
          />
        )}
      </div>
    </li>
  );
}
