import { Time } from '../../../design-system/patterns/time.tsx';
import { forumUrls, plainWords } from '../../forum/index.ts';
import { type Found, MARK_BEGINS, MARK_ENDS } from '../results.ts';

const LONGEST_PASSAGE = 600;

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
          <Marked passage={kind === 'post' ? plainWords(passage, LONGEST_PASSAGE) : passage} />
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
export function Marked({ passage }: { passage: string }) {
  return (
    <>
      {passage.split(MARK_BEGINS).map((part, index) => {
        if (index === 0) return part;
        const [sought = '', ...rest] = part.split(MARK_ENDS);
        return (
          <>
            <mark>{sought}</mark>
            {rest.join('')}
          </>
        );
      })}
    </>
  );
}
