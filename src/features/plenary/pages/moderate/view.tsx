import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Form, HiddenFields } from '../../../../design-system/patterns/form.tsx';
import { EmptyState } from '../../../../design-system/patterns/text.tsx';
import { QueueAlert, SessionBar, UpdatedAt } from '../../components/session-bar.tsx';
import { useSteady } from '../../components/steady.ts';
import { plenaryUrls } from '../../urls.ts';
import { Card } from './card-view.tsx';
import { type ModerateModel, VIEW_WORDS } from './model.ts';
import { PageSteps } from '../../components/page-steps.tsx';

type View = ModerateModel['view'];
const VIEWS = Object.keys(VIEW_WORDS) as View[];

const NONE: ReadonlySet<string> = new Set();

export interface ModerateViewProps {
  readonly model: ModerateModel;
  /** Questions that whoever looks has handled since the page was opened. */
  readonly handled?: ReadonlySet<string>;
}

/** The questions of a session as moderators work on them. */
export function ModerateView({ model, handled = NONE }: ModerateViewProps) {
  const { items, fresh } = useSteady(model.questions, { takesNew: model.view !== 'shown', handled });
  const here = viewHref(model, model.view);
  return (
    <>
      <SessionBar session={model.session} zone={model.zone} />
      <QueueAlert queue={model.queue} />
      <ViewTabs model={model} />
      {model.view === 'shown' && <Search model={model} />}
      {fresh > 0 && (
        <div class="se-update">
          <a class="se-update__button" href={here}>
            {fresh} new – update
          </a>
        </div>
      )}
      {items.length === 0 && <NothingHere model={model} />}
      <ol class="se-cards" aria-label={VIEW_WORDS[model.view]}>
        {items.map(({ item, isStale }) => (
          <Card key={item.id} model={model} question={item} isStale={isStale} />
        ))}
      </ol>
      <PageSteps
        page={model.page}
        pages={model.pages}
        label="Pages of the list"
        href={(page) => viewHref(model, model.view, page)}
      />
      <UpdatedAt at={model.updatedAt} href={here} />
      <p class="govuk-body se-no-print">
        <a class="govuk-link" href={plenaryUrls.moderation(model.code)}>
          What everybody can read about moderation here
        </a>
      </p>
    </>
  );
}

function viewHref({ code, search }: ModerateModel, view: View, page = 1): string {
  const query = new URLSearchParams({ view });
  if (search !== '' && view === 'shown') query.set('search', search);
  if (page > 1) query.set('page', String(page));
  return `${plenaryUrls.moderate(code)}?${query.toString()}`;
}

function ViewTabs({ model }: { model: ModerateModel }) {
  return (
    <div class="se-staff-head">
      <nav aria-label="Lists of questions">
        <ul class="se-tabs-nav">
          {VIEWS.map((view) => (
            <li key={view}>
              <a
                class="govuk-link"
                href={viewHref(model, view)}
                aria-current={view === model.view ? 'page' : undefined}
              >
                {VIEW_WORDS[view]} ({model.counts[view]})
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {!model.isArchived && (
        <a class="govuk-link se-no-print" href={plenaryUrls.fromFloor(model.code)}>
          Enter a question from the floor
        </a>
      )}
    </div>
  );
}

function Search({ model }: { model: ModerateModel }) {
  return (
    <Form action={plenaryUrls.moderate(model.code)} method="get" class="se-inline-form">
      <HiddenFields values={{ view: 'shown' }} />
      <Input name="search" label="Find words in the shown questions" type="search" value={model.search} />
      <Button variant="secondary">Find</Button>
    </Form>
  );
}

const NOTHING: Readonly<Record<View, string>> = {
  waiting: 'Nothing waits for you.',
  'second-looks': 'Nobody has asked for a second look.',
  shown: 'No question is shown.',
  merged: 'No question has been merged.',
  'set-aside': 'No question was declined or taken down.',
};

function NothingHere({ model }: { model: ModerateModel }) {
  return (
    <EmptyState title={model.search === '' ? NOTHING[model.view] : 'No shown question holds these words.'}>
      {model.view === 'waiting' && (
        <p class="govuk-body">
          {model.looksFirst
            ? 'New questions come here before they are shown. This page shows them by itself.'
            : 'New questions are shown at once, and come here for you to look at.'}
        </p>
      )}
    </EmptyState>
  );
}
