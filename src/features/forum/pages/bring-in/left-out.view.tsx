import { WarningText } from '../../../../design-system/components/warning-text.tsx';
import type { Waiting } from '../../bringing-in/bringing-in.ts';
import { FOR_SOME, type Mistake } from '../../bringing-in/reading.ts';

/** What of a file does not come in, how much there is of it, and why. */
export function LeftOut({ waiting }: { waiting: Waiting }) {
  const { leftOut, mistakes, mistakeCount } = waiting;
  const isForSome = (what: string): boolean => Object.values<string>(FOR_SOME).includes(what);
  const forSome = leftOut.filter(([what]) => isForSome(what));
  const others = leftOut.filter(([what]) => !isForSome(what));
  return (
    <>
      {leftOut.length > 0 && <h2 class="govuk-heading-m">What stays behind</h2>}
      {forSome.length > 0 && (
        <>
          <WarningText>
            Not everybody could read these where they were written, so nobody reads them here
          </WarningText>
          <Counted of={forSome} />
          {others.length > 0 && <p class="govuk-body">Besides:</p>}
        </>
      )}
      {others.length > 0 && <Counted of={others} />}
      {mistakeCount > 0 && (
        <>
          <h2 class="govuk-heading-m">What could not be read</h2>
          <p class="govuk-body">
            It is left out. Mend it in the file and select the file again: what is here already does not come
            twice.
          </p>
          <Mistakes mistakes={mistakes} />
          {mistakeCount > mistakes.length && (
            <p class="govuk-body">And {mistakeCount - mistakes.length} more.</p>
          )}
        </>
      )}
    </>
  );
}

function Mistakes({ mistakes }: { mistakes: readonly Mistake[] }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {mistakes.map(({ place, message }) => (
        <li>
          <strong>{place}:</strong> {message}
        </li>
      ))}
    </ul>
  );
}

function Counted({ of }: { of: Waiting['leftOut'] }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {of.map(([what, count]) => (
        <li key={what}>
          {what.charAt(0).toUpperCase() + what.slice(1)}: {count}
        </li>
      ))}
    </ul>
  );
}
