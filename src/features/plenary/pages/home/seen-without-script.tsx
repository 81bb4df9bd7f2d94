import { plenaryUrls } from '../../urls.ts';

/**
 * Tells the service which questions a page listed, where scripts are off: a browser asks for the picture only then
 * (RANK-3). With scripts the page reports what was on screen for two seconds instead.
 */
export function SeenWithoutScript({ code, ids }: { code: string; ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <noscript>
      <img src={`${plenaryUrls.seen(code)}.gif?ids=${ids.join(',')}`} alt="" width="1" height="1" />
    </noscript>
  );
}
