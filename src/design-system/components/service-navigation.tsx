import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import type { Absent } from './choices.tsx';

export interface NavigationItem {
  text: ComponentChildren;
  href?: string | undefined;
  /** `page`: this very page; `section`: a page inside it. */
  current?: 'page' | 'section' | boolean | undefined;
}

export interface ServiceNavigationProps {
  items?: readonly (NavigationItem | Absent)[] | undefined;
  serviceName?: string | undefined;
  serviceUrl?: string | undefined;
  /** The text of the button that opens the menu on a phone. */
  menuButtonText?: string | undefined;
  menuButtonLabel?: string | undefined;
  /** Names the navigation landmark. */
  label?: string | undefined;
  navigationId?: string | undefined;
  navigationClass?: string | undefined;
  /** Defaults to true where there is more than one item. */
  collapseOnMobile?: boolean | undefined;
  /** Names the landmark around a service name and its navigation. */
  sectionLabel?: string | undefined;
  class?: string | undefined;
}

/** The main links of the service (or of one part of it), collapsed into a menu on a phone. */
export function ServiceNavigation(props: ServiceNavigationProps) {
  const { serviceName, serviceUrl, sectionLabel = 'Service information', class: className } = props;
  const inner = (
    <div class="govuk-width-container">
      <div class="govuk-service-navigation__container">
        {serviceName && (
          <span class="govuk-service-navigation__service-name">
            {serviceUrl ? (
              <a href={serviceUrl} class="govuk-service-navigation__link">
                {serviceName}
              </a>
            ) : (
              <span class="govuk-service-navigation__text">{serviceName}</span>
            )}
          </span>
        )}
        <Navigation {...props} />
      </div>
    </div>
  );
  const attributes = {
    class: classes('govuk-service-navigation', className),
    'data-module': 'govuk-service-navigation',
  };
  // With a service name inside, the whole is a landmark; otherwise the <nav> alone is one.
  return serviceName ? (
    <section aria-label={sectionLabel} {...attributes}>
      {inner}
    </section>
  ) : (
    <div {...attributes}>{inner}</div>
  );
}

function Navigation(props: ServiceNavigationProps) {
  const { menuButtonText = 'Menu', menuButtonLabel, navigationId = 'navigation', navigationClass } = props;
  const items = (props.items ?? []).filter((item): item is NavigationItem => Boolean(item));
  if (items.length === 0) return null;
  return (
    <nav
      aria-label={props.label ?? menuButtonText}
      class={classes('govuk-service-navigation__wrapper', navigationClass)}
    >
      {(props.collapseOnMobile ?? items.length > 1) && (
        <button
          type="button"
          class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
          aria-controls={navigationId}
          aria-label={menuButtonLabel === menuButtonText ? undefined : menuButtonLabel}
          hidden
          // oxlint-disable-next-line jsx-a11y/no-aria-hidden-on-focusable -- hidden until the script shows it
          aria-hidden="true"
        >
          {menuButtonText}
        </button>
      )}
      <ul class="govuk-service-navigation__list" id={navigationId}>
        {items.map((item) => (
          <Item {...item} />
        ))}
      </ul>
    </nav>
  );
}

function Item({ text, href, current }: NavigationItem) {
  const ariaCurrent = current ? (current === 'section' ? 'true' : 'page') : undefined;
  const content = current ? <strong class="govuk-service-navigation__active-fallback">{text}</strong> : text;
  return (
    <li
      class={classes(
        'govuk-service-navigation__item',
        Boolean(current) && 'govuk-service-navigation__item--active',
      )}
    >
      {href ? (
        <a class="govuk-service-navigation__link" href={href} aria-current={ariaCurrent}>
          {content}
        </a>
      ) : (
        <span class="govuk-service-navigation__text" aria-current={ariaCurrent}>
          {content}
        </span>
      )}
    </li>
  );
}
