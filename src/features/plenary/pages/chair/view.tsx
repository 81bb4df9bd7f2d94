import { EmptyState } from '../../../../design-system/patterns/text.tsx';
import { QueueAlert, SessionBar, UpdatedAt } from '../../components/session-bar.tsx';
import { useSteadyOrder } from '../../components/steady-order.ts';
import { plenaryUrls } from '../../urls.ts';
import { ORDER_WORDS } from '../home/order.ts';
import { CHAIR_ORDERS, type ChairModel, type ChairOrder, type ChairQuestion } from './model.ts';
import { Moves } from './moves-view.tsx';
import { Chosen, NowAnswering, OpenQuestion } from './question-view.tsx';
import { Side } from './side-view.tsx';
import { PageSteps } from '../../components/page-steps.tsx';

const NONE: ReadonlySet<string> = new Set();

export interface ChairViewProps {
  readonly model: ChairModel;
  /** Questions that whoever looks has handled since the page was opened. */
  readonly handled?: ReadonlySet<string>;
}

/** Where the chair runs a session from: its state, what is on, what comes, what people want, and who is there. */
export function ChairView({ model, handled = NONE }: ChairViewProps) {
  return (
    <>
      <SessionBar session={model.session} zone={model.zone} />
      <Moves model={model} />
      <QueueAlert
        queue={model.queue}
        {...(model.canModerate ? { href: plenaryUrls.moderate(model.code) } : {})}
      />
      <JumpLinks model={model} />
      <div class="se-columns">
        <div>
          {model.answering.map((question) => (
            <NowAnswering key={question.id} model={model} question={question} />
          ))}
          <ComingUp model={model} />
          <Open model={model} handled={handled} />
          <UpdatedAt at={model.updatedAt} href={orderHref(model, model.order, model.page)} />
        </div>
        <div class="se-columns__side">
          <Side model={model} />
        </div>
      </div>
    </>
  );
}

/** On a phone everything stands below everything else. */
function JumpLinks({ model: { openCount, messages, answeredCount } }: { model: ChairModel }) {
  const links = [
    ['open', `Open questions (${openCount})`],
    ['messages', `Messages (${messages.length})`],
    ['people', 'People'],
    ...(answeredCount > 0 ? [['answered', `Answered (${answeredCount})`]] : []),
  ];
  return (
    <nav aria-label="On this page" class="se-jump-links se-no-print">
      <ul class="se-tabs-nav">
        {links.map(([id, text]) => (
          <li key={id}>
            <a class="govuk-link" href={`#${id}-heading`}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function orderHref({ code }: ChairModel, order: ChairOrder, page = 1): string {
  const query = new URLSearchParams({ order });
  if (page > 1) query.set('page', String(page));
  return `${plenaryUrls.chair(code)}?${query.toString()}`;
}

function ComingUp({ model }: { model: ChairModel }) {
  return (
    <section aria-labelledby="coming-heading">
      <h2 class="govuk-heading-m" id="coming-heading">
        Coming up
      </h2>
      {model.chosen.length === 0 ? (
        <p class="govuk-body">
          {model.canChoose
            ? 'Nothing is chosen. Choose what comes next from the list below.'
            : 'Nothing is chosen.'}
        </p>
      ) : (
        <ol class="se-cards">
          {model.chosen.map((question, index) => (
            <Chosen
              key={question.id}
              model={model}
              question={question}
              index={index}
              count={model.chosen.length}
            />
          ))}
        </ol>
      )}
    </section>
  );
}

function Open({ model, handled }: Required<ChairViewProps>) {
  const orders = model.oneGroup ? CHAIR_ORDERS.filter((order) => order !== 'across') : CHAIR_ORDERS;
  return (
    <section aria-labelledby="open-heading">
      <h2 class="govuk-heading-m" id="open-heading">
        Open questions ({model.openCount})
      </h2>
      <nav aria-label="Order of the open questions">
        <ul class="se-tabs-nav">
          {orders.map((order) => (
            <li key={order}>
              <a
                class="govuk-link"
                href={orderHref(model, order)}
                aria-current={order === model.order ? 'page' : undefined}
              >
                {ORDER_WORDS[order]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {model.oneGroup && (
        <p class="govuk-hint">Only one organisation is present, so there is one order by votes.</p>
      )}
      {model.openCount === 0 && <EmptyState title="No question is open." />}
      {model.lane.length > 0 && (
        <div class="se-lane">
          <h3 class="govuk-heading-s">New – have a look</h3>
          <p class="govuk-hint">Too few people have seen these to rank them fairly.</p>
          <List model={model} handled={handled} questions={model.lane} name="New questions" />
        </div>
      )}
      <List model={model} handled={handled} questions={model.open} name={ORDER_WORDS[model.order]} />
      <PageSteps
        page={model.page}
        pages={model.pages}
        label="Pages of open questions"
        href={(page) => orderHref(model, model.order, page)}
      />
    </section>
  );
}

interface ListProps extends Required<ChairViewProps> {
  readonly questions: readonly ChairQuestion[];
  readonly name: string;
}

function List({ model, handled, questions, name }: ListProps) {
  const { items, fresh, moved, update } = useSteadyOrder(questions, { handled });
  const news = [fresh > 0 && `${fresh} new`, moved > 0 && `${moved} moved`].filter((each) => each !== false);
  return (
    <>
      {news.length > 0 && (
        <div class="se-update">
          <button type="button" class="se-update__button" onClick={update}>
            {news.join(', ')} – update
          </button>
        </div>
      )}
      {items.length > 0 && (
        <ol class="se-questions" aria-label={name}>
          {items.map(({ item, isGone }) => (
            <OpenQuestion key={item.id} model={model} question={item} isGone={isGone} />
          ))}
        </ol>
      )}
    </>
  );
}
