import type { PerspectivesDocument, StatementResult } from '../../../analysis/perspectives/document.ts';
import type { Statement } from '../statement.ts';
import { countWords } from './counts.ts';
import type { ReportSection } from './section.ts';
import { StatementWords } from '../words-view.tsx';

/** A statement that was corrected after others had answered it, with the answers that stay with its old wording. */
export interface Correction {
  readonly old: StatementResult;
  /** The number of the wording that people answer now, after all corrections of it. */
  readonly current: string;
}

/** What was corrected when a result was made; a wording that is still asked, or was taken away, is none. */
export function correctionsIn(
  document: PerspectivesDocument,
  statements: readonly Statement[],
): readonly Correction[] {
  const byId = new Map<string, Statement>(statements.map((each) => [each.id, each]));
  const results = new Map(document.statements.map((each) => [each.id, each]));
  return statements.flatMap((each) => {
    if (each.state !== 'replaced') return [];
    const old = results.get(String(each.number));
    const current = String(latestOf(each, byId).number);
    const isAsked = results.get(current)?.included === true;
    return old === undefined || old.included || !isAsked ? [] : [{ old, current }];
  });
}

function latestOf(statement: Statement, byId: ReadonlyMap<string, Statement>): Statement {
  let latest = statement;
  const seen = new Set<string>();
  for (let next = byId.get(latest.otherId ?? ''); next !== undefined && !seen.has(next.id);) {
    seen.add(next.id);
    latest = next;
    next = latest.state === 'replaced' ? byId.get(latest.otherId ?? '') : undefined;
  }
  return latest;
}

/** "Before it was corrected it read “…”: 5 agree, 2 disagree, 0 pass, of 7." */
export function CorrectedWords({ of: { old }, minimum }: { of: Correction; minimum: number }) {
  return (
    <>
      Before it was corrected it read “<StatementWords of={old} />
      ”. {countWords(old, minimum)}.
    </>
  );
}

/** Wordings that were corrected, with the answers that they had (OPN-13); nothing without any. */
export function correctionsSection(
  document: PerspectivesDocument,
  corrections: readonly Correction[],
): ReportSection | null {
  if (corrections.length === 0) return null;
  const { minCell } = document.method.options;
  return {
    id: 'corrected',
    heading: 'Statements that were corrected',
    body: (
      <>
        <p class="govuk-body">
          Answers stay with the words they were given to, and are in no other figure of this report.
        </p>
        <ul class="govuk-list govuk-list--spaced">
          {corrections.map((correction) => (
            <li>
              <strong>
                <StatementWords
                  of={document.statements.find(({ id }) => id === correction.current) ?? correction.old}
                />
              </strong>
              <br />
              <span class="govuk-hint">
                Statement {correction.current}. <CorrectedWords of={correction} minimum={minCell} />
              </span>
            </li>
          ))}
        </ul>
      </>
    ),
  };
}
