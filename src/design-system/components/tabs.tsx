import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import type { Attributes } from './attributes.ts';

export interface Tab {
  /** The id of its panel, and so the address of the tab. */
  id: string;
  label: ComponentChildren;
  content: ComponentChildren;
}

export interface TabsProps extends Attributes<'div', 'title'> {
  tabs: readonly Tab[];
  /** The heading over the list of links that stands here without JavaScript. */
  title?: ComponentChildren;
  id?: string | undefined;
  class?: string | undefined;
}

/** Parts of one page of which one is seen at a time; without JavaScript all are, one below the other. */
export function Tabs({ tabs, title = 'Contents', id, class: className, ...rest }: TabsProps) {
  return (
    <div id={id} class={classes('govuk-tabs', className)} data-module="govuk-tabs" {...rest}>
      <h2 class="govuk-tabs__title">{title}</h2>
      {tabs.length > 0 && (
        <ul class="govuk-tabs__list">
          {tabs.map((tab, index) => (
            <li class={classes('govuk-tabs__list-item', index === 0 && 'govuk-tabs__list-item--selected')}>
              <a class="govuk-tabs__tab" href={`#${tab.id}`}>
                {tab.label}
              </a>
            </li>
          ))}
        </ul>
      )}
      {tabs.map((tab, index) => (
        <div class={classes('govuk-tabs__panel', index > 0 && 'govuk-tabs__panel--hidden')} id={tab.id}>
          {tab.content}
        </div>
      ))}
    </div>
  );
}
