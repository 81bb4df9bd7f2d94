import type { VNode } from 'preact';
import { InsetText } from '../../../design-system/components/inset-text.tsx';
import { showJoinCode } from '../join-code.ts';
import { sessionUrls } from '../urls.ts';
import type { Visit } from '../visit.ts';

/** For the `notice` of every page of a session that goes on in another one, for whoever comes back to it (LIVE-10). */
export function continuationNotice({ goesOnIn }: Pick<Visit, 'goesOnIn'>): VNode | undefined {
  if (goesOnIn === undefined) return undefined;
  const { code, title } = goesOnIn;
  return (
    <InsetText>
      This session is closed and goes on in a new one, with a code of its own: {showJoinCode(code)}.{' '}
      <a class="govuk-link" href={sessionUrls.home(code)}>
        Go on in “{title}”
      </a>
    </InsetText>
  );
}
