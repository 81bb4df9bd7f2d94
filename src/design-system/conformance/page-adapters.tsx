import type { VNode } from 'preact';
import { Accordion } from '../components/accordion.tsx';
import { BackLink } from '../components/back-link.tsx';
import { Breadcrumbs } from '../components/breadcrumbs.tsx';
import { Details } from '../components/details.tsx';
import { InsetText } from '../components/inset-text.tsx';
import { NotificationBanner } from '../components/notification-banner.tsx';
import { Pagination, type PaginationLink } from '../components/pagination.tsx';
import { Panel } from '../components/panel.tsx';
import { ServiceNavigation } from '../components/service-navigation.tsx';
import { SkipLink } from '../components/skip-link.tsx';
import { type SummaryAction, SummaryList } from '../components/summary-list.tsx';
import { type CellOptions, Table } from '../components/table.tsx';
import { Tabs } from '../components/tabs.tsx';
import { Tag } from '../components/tag.tsx';
import { WarningText } from '../components/warning-text.tsx';
import { type Options, content } from './fixture.ts';

export const pageAdapters: Readonly<Record<string, (options: Options) => VNode>> = {
  accordion: (o) => (
    <Accordion
      id={o.id ?? ''}
      class={o.classes}
      headingLevel={o.headingLevel as 2 | undefined}
      rememberExpanded={o.rememberExpanded}
      sections={(o.items ?? []).map(
        (item) =>
          item && {
            heading: content(item.heading),
            summary: content(item.summary),
            content: paragraph(item.content),
            expanded: item.expanded,
          },
      )}
      {...o.attributes}
    />
  ),
  'back-link': (o) => (
    <BackLink href={o.href ?? '#'} class={o.classes} {...o.attributes}>
      {content(o) || undefined}
    </BackLink>
  ),
  breadcrumbs: (o) => (
    <Breadcrumbs
      items={(o.items ?? []).map((item) => ({ href: item.href, text: content(item) }))}
      collapseOnMobile={o.collapseOnMobile}
      label={o.labelText}
      class={o.classes}
      {...o.attributes}
    />
  ),
  details: (o) => (
    <Details
      summary={content({ html: o.summaryHtml, text: o.summaryText })}
      open={o.open}
      id={o.id}
      class={o.classes}
      {...o.attributes}
    >
      {content(o)}
    </Details>
  ),
  'inset-text': (o) => (
    <InsetText id={o.id} class={o.classes} {...o.attributes}>
      {content(o)}
    </InsetText>
  ),
  'notification-banner': (o) => (
    <NotificationBanner
      type={o.type as 'success' | undefined}
      title={content({ html: o.titleHtml, text: o.titleText })}
      titleId={o.titleId || undefined}
      titleHeadingLevel={o.titleHeadingLevel || undefined}
      role={o.role as 'alert' | undefined}
      class={o.classes}
      disableAutoFocus={o.disableAutoFocus}
      {...o.attributes}
    >
      {content(o)}
    </NotificationBanner>
  ),
  pagination: (o) => (
    <Pagination
      previous={arrow(o.previous)}
      next={arrow(o.next)}
      items={o.items?.filter((item) => item && Object.keys(item).length > 0).map(pageItem)}
      label={o.landmarkLabel}
      class={o.classes}
      {...o.attributes}
    />
  ),
  panel: (o) => (
    <Panel
      title={content({ html: o.titleHtml, text: o.titleText })}
      headingLevel={o.headingLevel}
      class={o.classes}
      {...o.attributes}
    >
      {content(o)}
    </Panel>
  ),
  'service-navigation': (o) => (
    <ServiceNavigation
      items={o.navigation?.map(
        (item) =>
          item && {
            href: item.href,
            text: content(item),
            current: item.current ? 'page' : item.active && 'section',
          },
      )}
      serviceName={o.serviceName}
      serviceUrl={o.serviceUrl}
      menuButtonText={o.menuButtonText}
      menuButtonLabel={o.menuButtonLabel}
      label={o.navigationLabel}
      navigationId={o.navigationId}
      navigationClass={o.navigationClasses}
      collapseOnMobile={o.collapseNavigationOnMobile}
      sectionLabel={o.ariaLabel}
      class={o.classes}
    />
  ),
  'skip-link': (o) => (
    <SkipLink href={o.href ?? '#content'} class={o.classes} {...o.attributes}>
      {content(o)}
    </SkipLink>
  ),
  'summary-list': (o) => (
    <SummaryList
      rows={((o.rows ?? []) as Options[]).map(
        (row) =>
          row && {
            key: content(row.key),
            value: content(row.value as Options),
            actions: row.actions?.items?.map(action),
            class: row.classes,
          },
      )}
      card={
        o.card && {
          title: content(o.card.title),
          headingLevel: o.card.title?.headingLevel,
          actions: o.card.actions?.items?.map(action),
          class: o.card.classes,
        }
      }
      class={o.classes}
      {...o.attributes}
    />
  ),
  table: (o) => (
    <Table
      caption={o.caption}
      captionClass={o.captionClasses}
      head={o.head?.map(cell)}
      rows={((o.rows ?? []) as Options[][]).filter(Boolean).map((row) => row.map(cell))}
      firstCellIsHeader={o.firstCellIsHeader}
      class={o.classes}
      {...o.attributes}
    />
  ),
  tabs: (o) => (
    <Tabs
      tabs={(o.items ?? []).filter(Boolean).map((item, index) => ({
        id: item.id ?? `${o.idPrefix}-${index + 1}`,
        label: item.label as string,
        content: paragraph(item.panel),
      }))}
      title={o.title as string | undefined}
      id={o.id}
      class={o.classes}
      {...o.attributes}
    />
  ),
  tag: (o) => (
    <Tag class={o.classes} {...o.attributes}>
      {content(o)}
    </Tag>
  ),
  'warning-text': (o) => (
    <WarningText class={o.classes} iconFallbackText={o.iconFallbackText} {...o.attributes}>
      {content(o)}
    </WarningText>
  ),
};

function paragraph(options: Options | undefined) {
  return options?.html ? content(options) : options?.text && <p class="govuk-body">{options.text}</p>;
}

function arrow(link: Options | undefined): PaginationLink | undefined {
  return link?.href ? { href: link.href, text: content(link), label: link.labelText } : undefined;
}

function pageItem(item: Options) {
  return item.ellipsis
    ? ('ellipsis' as const)
    : {
        href: item.href ?? '',
        number: item.number ?? '',
        isCurrent: item.current,
        visuallyHiddenText: item.visuallyHiddenText,
      };
}

function action(item: Options): SummaryAction {
  return {
    href: item.href ?? '',
    text: content(item),
    visuallyHiddenText: item.visuallyHiddenText,
    class: item.classes,
    attributes: item.attributes,
  };
}

function cell(options: Options): CellOptions {
  return {
    content: content(options),
    numeric: options.format === 'numeric',
    class: options.classes,
    colSpan: options.colspan,
    rowSpan: options.rowspan,
  };
}
