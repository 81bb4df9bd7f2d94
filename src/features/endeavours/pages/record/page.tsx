import { membershipOf } from '../../membership.ts';
import type { EndeavourPages } from '../../pages.ts';
import { endeavourUrls } from '../../urls.ts';
import { readActs } from '../../who-did.ts';
import { RecordPage } from './view.tsx';

const ACTS_ON_A_PAGE = 50;

/** All that was done in an endeavour, open to every seat. */
export function recordPages({ app, db, memberships, frame, record }: EndeavourPages): void {
  app.get<{ Querystring: { before?: string } }>(
    endeavourUrls.record(':endeavour'),
    { config: { access: memberships.to('read the record') } },
    async (request, reply) => {
      const membership = membershipOf(request);
      const { endeavour } = membership;
      const before = readBefore(request.query.before);
      const found = await readActs(db, record, endeavour.id, {
        limit: ACTS_ON_A_PAGE + 1,
        ...(before === undefined ? {} : { before }),
      });
      const acts = found.slice(0, ACTS_ON_A_PAGE);
      return reply.page({
        ...frame.around(membership, 'record'),
        title: `Record – ${endeavour.title}`,
        content: (
          <RecordPage
            endeavour={endeavour}
            acts={acts}
            mayChallenge={membership.can('take part')}
            isFirstPage={before === undefined}
            older={found.length > ACTS_ON_A_PAGE ? acts.at(-1)?.id : undefined}
          />
        ),
      });
    },
  );
}

/** The id below which acts are shown; undefined for the newest. */
function readBefore(text: string | undefined): number | undefined {
  const id = Number(text);
  return text !== undefined && Number.isSafeInteger(id) && id > 0 ? id : undefined;
}
