import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import type { Attributes } from './attributes.ts';

export interface Breadcrumb {
  text: ComponentChildren;
  /** Absent for the page itself. */
  href?: string | undefined;
}

export interface BreadcrumbsProps extends Attributes<'nav', 'aria-label'> {
  items: readonly Breadcrumb[];
  /** On a phone, shows the first and last only. */
  collapseOnMobile?: boolean | undefined;
  label?: string | undefined;
  class?: string | undefined;
}

/** Where a page stands among the others. */
export function Breadcrumbs({
  items,
  collapseOnMobile,
  label = 'Breadcrumb',
  class: className,
  ...rest
}: BreadcrumbsProps) {
  return (
    <nav
      class={classes(
        'govuk-breadcrumbs',
        className,
        collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile',
      )}
      aria-label={label}
      {...rest}
    >
      <ol class="govuk-breadcrumbs__list">
        {items.map((item) =>
          item.href ? (
            <li class="govuk-breadcrumbs__list-item">
              <a class="govuk-breadcrumbs__link" href={item.href}>
                {item.text}
              </a>
            </li>
          ) : (
            <li class="govuk-breadcrumbs__list-item" aria-current="page">
              {item.text}
            </li>
          ),
        )}
      </ol>
    </nav>
  );
}
