import type { ComponentChildren } from 'preact';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { Person } from './person.ts';

/** What a feature adds to the page of a person or of an organisation. */
export interface PageSection<Subject> {
  readonly title: string;
  /** What `viewer` may see of it; null leaves the section out. */
  content(db: Queryable, subject: Subject, viewer: Person): Promise<ComponentChildren>;
}
