import { Time } from '../../../design-system/patterns/time.tsx';
import { type Sanction, SANCTION_WORDS } from '../order/sanction.ts';

/** "Stopped from writing until 3 March 2026 at 9am, by Ann Smith on 1 March 2026. Reason: …" */
export function SanctionWords({ sanction }: { sanction: Sanction }) {
  const { kind, until, by, at, reason } = sanction;
  return (
    <>
      {SANCTION_WORDS[kind]}
      {until !== null && (
        <>
          {' '}
          until <Time value={until} />
        </>
      )}
      , by {by} on <Time value={at} format="date" />. Reason: {reason}
    </>
  );
}
