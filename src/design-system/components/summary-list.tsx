import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import type { Attributes } from './attributes.ts';
import type { Absent } from './choices.tsx';

export interface SummaryAction {
  href: string;
  text: ComponentChildren;
  /** What the action is about, for those who hear links out of context: "Change" + "name". */
  visuallyHiddenText?: string | undefined;
  class?: string | undefined;
  attributes?: Attributes<'a', 'href'> | undefined;
}

export interface SummaryRow {
  key: ComponentChildren;
  value: ComponentChildren;
  actions?: readonly SummaryAction[] | undefined;
  class?: string | undefined;
}

export interface SummaryCard {
  title?: ComponentChildren;
  headingLevel?: 1 | 2 | 3 | 4 | 5 | 6 | undefined;
  actions?: readonly SummaryAction[] | undefined;
  class?: string | undefined;
}

export interface SummaryListProps extends Attributes<'dl'> {
  rows: readonly (SummaryRow | Absent)[];
  /** Frames the list, with a title and actions on the whole of it. */
  card?: SummaryCard | undefined;
  class?: string | undefined;
}

/** Facts about one thing: names and values, each with what may be done to it. */
export function SummaryList({ rows, card, class: className, ...rest }: SummaryListProps) {
  const anyRowHasActions = rows.some((row) => row && row.actions?.length);
  const list = (
    <dl class={classes('govuk-summary-list', className)} {...rest}>
      {rows.map(
        (row) =>
          row && (
            <div
              class={classes(
                'govuk-summary-list__row',
                anyRowHasActions && !row.actions && 'govuk-summary-list__row--no-actions',
                row.class,
              )}
            >
              <dt class="govuk-summary-list__key">{row.key}</dt>
              <dd class="govuk-summary-list__value">{row.value}</dd>
              {row.actions && row.actions.length > 0 && (
                <dd class="govuk-summary-list__actions">
                  <RowActions actions={row.actions} cardTitle={card?.title} />
                </dd>
              )}
            </div>
          ),
      )}
    </dl>
  );
  return card ? <Card {...card}>{list}</Card> : list;
}

interface ActionsProps {
  actions: readonly SummaryAction[];
  cardTitle: ComponentChildren;
}

function RowActions({ actions, cardTitle }: ActionsProps) {
  const [first] = actions;
  if (first && actions.length === 1) return <ActionLink action={first} cardTitle={cardTitle} />;
  return (
    <ul class="govuk-summary-list__actions-list">
      {actions.map((action) => (
        <li class="govuk-summary-list__actions-list-item">
          <ActionLink action={action} cardTitle={cardTitle} />
        </li>
      ))}
    </ul>
  );
}

function Card({
  title,
  headingLevel = 2,
  actions = [],
  class: className,
  children,
}: SummaryCard & { children: ComponentChildren }) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div class={classes('govuk-summary-card', className)}>
      <div class="govuk-summary-card__title-wrapper">
        {title !== undefined && <Heading class="govuk-summary-card__title">{title}</Heading>}
        <CardActions actions={actions} cardTitle={title} />
      </div>
      <div class="govuk-summary-card__content">{children}</div>
    </div>
  );
}

function CardActions({ actions, cardTitle }: ActionsProps) {
  const [first] = actions;
  if (!first) return null;
  if (actions.length === 1) {
    return (
      <div class="govuk-summary-card__actions">
        <ActionLink action={first} cardTitle={cardTitle} />
      </div>
    );
  }
  return (
    <ul class="govuk-summary-card__actions">
      {actions.map((action) => (
        <li class="govuk-summary-card__action">
          <ActionLink action={action} cardTitle={cardTitle} />
        </li>
      ))}
    </ul>
  );
}

function ActionLink({ action, cardTitle }: { action: SummaryAction; cardTitle: ComponentChildren }) {
  const { visuallyHiddenText } = action;
  return (
    <a class={classes('govuk-link', action.class)} href={action.href} {...action.attributes}>
      {action.text}
      {(visuallyHiddenText || cardTitle) && (
        <span class="govuk-visually-hidden">
          {visuallyHiddenText && ` ${visuallyHiddenText}`}
          {cardTitle && <> ({cardTitle})</>}
        </span>
      )}
    </a>
  );
}
