import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';

export interface PageHeadingProps {
  /** What the page is part of, above its heading and inside the `<h1>`. */
  caption?: ComponentChildren;
  size?: 'xl' | 'l' | 'm' | undefined;
  id?: string | undefined;
  children: ComponentChildren;
}

/** The page's one `<h1>`. On a page with a single question, use that control's `labelIsPageHeading`. */
export function PageHeading({ caption, size = 'l', id, children }: PageHeadingProps) {
  return (
    <h1 class={`govuk-heading-${size}`} id={id}>
      {caption && (
        <>
          <span class={`govuk-caption-${size}`}>{caption}</span>{' '}
        </>
      )}
      {children}
    </h1>
  );
}

/** Says that a list is empty, why, and (as children) what to do about it. */
export function EmptyState({ title, children }: { title: ComponentChildren; children?: ComponentChildren }) {
  return (
    <div class="se-empty">
      <p class="se-empty__title">{title}</p>
      {children}
    </div>
  );
}

export type StatusTone = 'neutral' | 'active' | 'done' | 'waiting' | 'problem';

/** The state of a thing in words; the tone only adds a colour and a shape that is hidden from speech. */
export function StatusText({
  tone = 'neutral',
  children,
}: {
  tone?: StatusTone;
  children: ComponentChildren;
}) {
  return <span class={classes('se-status', `se-status--${tone}`)}>{children}</span>;
}

/** Text for screen readers alone. */
export function VisuallyHidden({ children }: { children: ComponentChildren }) {
  return <span class="govuk-visually-hidden">{children}</span>;
}

/**
 * The place into which scripts write what has changed, to be read out when the person pauses. One a
 * page; it must be in the page from the start, and empty.
 */
export function LiveRegion({ id = 'live-region', children }: { id?: string; children?: ComponentChildren }) {
  return (
    <div id={id} class="govuk-visually-hidden" role="status" aria-live="polite" aria-atomic="true">
      {children}
    </div>
  );
}
