import { Time } from '../../../design-system/patterns/time.tsx';
import { forumUrls } from '../../forum/index.ts';
import type { Passage } from '../passage.ts';
import type { Found } from '../results.ts';

export function FoundItem({ found }: { found: Found }) {
  const { kind, title, passage, author, organisation, place, at } = found;
  const who = [author ?? (kind === 'question' ? null : 'A former member'), organisation].filter(
    (part) => part !== null && part !== '',
  );
  return (
    <>
      <h3 class="govuk-heading-s se-found__title">
        <a class="govuk-link" href={addressOf(found)}>
          {kind === 'thread' ? <Marked passage={passage} /> : title}
        </a>
      </h3>
      {kind !== 'thread' && (
        <p class="govuk-body se-found__passage">
          <Marked passage={passage} />
        </p>
      )}
      <p class="govuk-body-s">
        {kind === 'question' ? 'Question in the session' : kind === 'thread' ? 'Thread in' : 'Post in'}{' '}
        {place}
        {who.length > 0 && ` by ${who.join(', ')}`}, <Time value={at} format="date" />
      </p>
    </>
  );
}

function addressOf({ kind, id, code }: Found): string {
  if (kind === 'post') return forumUrls.post(id);
  return kind === 'thread' ? forumUrls.thread(id) : `/s/${code ?? ''}/questions/${id}`;
}

/** A passage with what was sought marked. */
function Marked({ passage }: { passage: Passage }) {
  return <>{passage.map(({ text, isSought }) => (isSought ? <mark>{text}</mark> : text))}</>;
}
