import type { ComponentChildren } from 'preact';

/** What may be wider than the page, such as a table with many columns: it scrolls by itself, with the keyboard too. */
export function ScrollRegion({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- without focus no keyboard could scroll it
    <div class="se-scroll" tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}
