import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import type { Attributes } from './attributes.ts';
import type { Absent } from './choices.tsx';

export interface AccordionSection {
  heading: ComponentChildren;
  summary?: ComponentChildren;
  content: ComponentChildren;
  expanded?: boolean | undefined;
}

export interface AccordionProps extends Attributes<'div'> {
  /** Names the accordion in the address space of the page, and in what the browser remembers. */
  id: string;
  sections: readonly (AccordionSection | Absent)[];
  headingLevel?: 2 | 3 | 4 | 5 | 6 | undefined;
  /** False: sections do not open again by themselves on the next visit. */
  rememberExpanded?: boolean | undefined;
  class?: string | undefined;
}

/** Sections that can be opened together or alone; without JavaScript all are open. */
export function Accordion(props: AccordionProps) {
  const { id, sections, headingLevel = 2, rememberExpanded, class: className, ...rest } = props;
  const Heading = `h${headingLevel}` as const;
  return (
    <div
      class={classes('govuk-accordion', className)}
      data-module="govuk-accordion"
      id={id}
      data-remember-expanded={rememberExpanded === undefined ? undefined : String(rememberExpanded)}
      {...rest}
    >
      {sections.map(
        (section, index) =>
          section && (
            <div
              class={classes(
                'govuk-accordion__section',
                section.expanded && 'govuk-accordion__section--expanded',
              )}
            >
              <div class="govuk-accordion__section-header">
                <Heading class="govuk-accordion__section-heading">
                  <span class="govuk-accordion__section-button" id={`${id}-heading-${index + 1}`}>
                    {section.heading}
                  </span>
                </Heading>
                {section.summary && (
                  <div class="govuk-accordion__section-summary govuk-body" id={`${id}-summary-${index + 1}`}>
                    {section.summary}
                  </div>
                )}
              </div>
              <div id={`${id}-content-${index + 1}`} class="govuk-accordion__section-content">
                {section.content}
              </div>
            </div>
          ),
      )}
    </div>
  );
}
