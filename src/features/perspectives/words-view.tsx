import type { StatementResult } from '../../analysis/perspectives/document.ts';
import { textOf } from '../../analysis/perspectives/telling/by-group.ts';
import { langOf } from '../../design-system/languages.ts';

/** Words that somebody wrote, read out in the language in which they are (WCAG 3.1.2). */
export function Words({ of }: { of: { readonly text: string; readonly language?: string | undefined } }) {
  return <span lang={langOf(of.language)}>{of.text}</span>;
}

/** The question of a conversation. */
export function Question({ of }: { of: { readonly question: string; readonly language: string } }) {
  return <Words of={{ text: of.question, language: of.language }} />;
}

/** A statement as a report holds it, which may not know its words. */
export function StatementWords({ of }: { of: Pick<StatementResult, 'id' | 'text' | 'language'> }) {
  return <Words of={{ text: textOf(of), language: of.text === null ? undefined : of.language }} />;
}
