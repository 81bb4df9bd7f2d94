import { Button } from '../../../../design-system/components/button.tsx';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { formatCount, formatTime } from '../../../../design-system/format.ts';
import { ButtonGroup, Form } from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { MoveButtons } from '../../organise/move-buttons.tsx';
import { organiseUrls } from '../../organise/urls.ts';
import { type Part, type Programme, type Session, speakersOf } from '../../session.ts';
import { SessionState } from '../about/programme-view.tsx';

const NEWS = {
  added: 'The agenda item is added',
  saved: 'The agenda item is saved',
  removed: 'The agenda item is removed',
  gone: 'Somebody else has removed that agenda item',
} as const;

export function isAgendaNews(done: string | undefined): done is keyof typeof NEWS {
  return done !== undefined && Object.hasOwn(NEWS, done);
}

export interface AgendaView {
  readonly programme: Programme;
  readonly csrf: string;
  readonly done: keyof typeof NEWS | undefined;
}

export function AgendaPage({ programme, csrf, done }: AgendaView) {
  const { session, parts } = programme;
  const add = <Button href={organiseUrls.newPart(session.code)}>Add an item</Button>;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {done && (
          <NotificationBanner type={done === 'gone' ? undefined : 'success'}>{NEWS[done]}</NotificationBanner>
        )}
        <PageHeading caption={session.title}>Agenda</PageHeading>
        <SessionState session={session} />
        {parts.length === 0 ? (
          <EmptyState title="There are no agenda items">
            <p class="govuk-body">
              Without items all questions go into one list. Add items when the session has several talks, each
              with its own speakers and questions.
            </p>
            {add}
          </EmptyState>
        ) : (
          <>
            <ol class="se-cards">
              {parts.map((part, index) => (
                <PartCard
                  key={part.id}
                  programme={programme}
                  part={part}
                  csrf={csrf}
                  canMoveUp={index > 0}
                  canMoveDown={index < parts.length - 1}
                />
              ))}
            </ol>
            {add}
          </>
        )}
      </div>
    </div>
  );
}

interface PartCardProps {
  readonly programme: Programme;
  readonly part: Part;
  readonly csrf: string;
  readonly canMoveUp: boolean;
  readonly canMoveDown: boolean;
}

function PartCard({ programme, part, csrf, canMoveUp, canMoveDown }: PartCardProps) {
  const { code, zone } = programme.session;
  const speakers = speakersOf(programme).filter(({ id }) => part.speakerIds.includes(id));
  const of = <VisuallyHidden>: {part.title}</VisuallyHidden>;
  return (
    <li class="se-card" id={`part-${part.id}`}>
      <p class="se-card__head">
        <span>{part.startsAt === null ? 'No time set' : formatTime(part.startsAt, zone)}</span>
        <span>{part.takesQuestions ? 'Takes questions' : 'Takes no questions'}</span>
      </p>
      <h2 class="govuk-heading-s">{part.title}</h2>
      {part.description !== '' && <p class="se-card__text">{part.description}</p>}
      <p class="se-card__text">
        {speakers.length === 0 ? 'No speakers' : `With ${speakers.map(({ name }) => name).join(', ')}`}
      </p>
      <div class="se-card__actions">
        <a class="govuk-link" href={organiseUrls.part(code, part.id)}>
          Change{of}
        </a>
        <MoveButtons
          action={organiseUrls.movePart(code, part.id)}
          name={part.title}
          {...{ csrf, canMoveUp, canMoveDown }}
        />
        <a class="govuk-link" href={organiseUrls.removePart(code, part.id)}>
          Remove{of}
        </a>
      </div>
    </li>
  );
}

interface RemovePartView {
  readonly session: Session;
  readonly part: Part;
  /** How many questions were asked in it. */
  readonly questions: number;
  readonly csrf: string;
}

export function RemovePartPage({ session, part, questions, csrf }: RemovePartView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption={session.title}>Remove “{part.title}” from the agenda?</PageHeading>
        <p class="govuk-body">
          {questions === 0
            ? 'Nothing was asked in it.'
            : `${formatCount(questions, 'question')} asked in it will stay in the session, and belong to no agenda item.`}
        </p>
        <Form action={organiseUrls.removePart(session.code, part.id)} csrf={csrf}>
          <ButtonGroup>
            <Button variant="warning" preventDoubleClick>
              Remove it
            </Button>
            <a class="govuk-link" href={organiseUrls.agenda(session.code)}>
              Cancel
            </a>
          </ButtonGroup>
        </Form>
      </div>
    </div>
  );
}
