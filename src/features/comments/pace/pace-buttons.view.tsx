import { HiddenFields } from '../../../design-system/patterns/form.tsx';
import { commentUrls } from '../urls.ts';
import { PACE_KINDS, PACE_WORDS, type PaceKind } from './signal.ts';

export interface PaceButtonsProps {
  readonly code: string;
  readonly csrf: string;
  /** One's own signals that still count. */
  readonly mine: readonly PaceKind[];
  /** The page on which the buttons stand. */
  readonly returnTo: string;
  /** In the browser: signals without leaving the page. */
  readonly onSignal?: ((kind: PaceKind, wanted: boolean) => void) | undefined;
}

/** Lets somebody say that they cannot follow, without a word to anybody but the chair and the speakers. */
export function PaceButtons({ code, csrf, mine, returnTo, onSignal }: PaceButtonsProps) {
  return (
    <div class="se-reactions se-no-print" role="group" aria-label="Tell the chair and the speakers">
      {PACE_KINDS.map((kind) => {
        const isSet = mine.includes(kind);
        return (
          <form
            key={kind}
            method="post"
            action={commentUrls.pace(code)}
            onSubmit={(event) => {
              if (onSignal === undefined) return;
              event.preventDefault();
              onSignal(kind, !isSet);
            }}
          >
            <HiddenFields values={{ _csrf: csrf, kind, wanted: isSet ? '0' : '1', 'return-to': returnTo }} />
            <button type="submit" class="se-reaction" aria-pressed={isSet ? 'true' : 'false'}>
              {PACE_WORDS[kind]}
            </button>
          </form>
        );
      })}
    </div>
  );
}
