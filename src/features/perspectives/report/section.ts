import type { ComponentChildren } from 'preact';

/** Where the parts of a report stand that have pages of their own. */
export interface ReportAddresses {
  readonly statements: string;
  readonly picture: string;
}

/** A part of the report, to which the list of contents leads. */
export interface ReportSection {
  readonly id: string;
  readonly heading: string;
  readonly body: ComponentChildren;
}
