import { readRecord } from '../../../../platform/record/record.ts';
import { sessionFrame } from '../../frame.tsx';
import type { OrganisePages } from '../../organise/pages.ts';
import { listRoles } from '../../repository.ts';
import { recordScope } from '../../service.ts';
import { sessionUrls } from '../../urls.ts';
import { visitOf } from '../../visit.ts';
import { RecordPage } from './view.tsx';

export const ACTS_ON_A_PAGE = 50;

/** What was done by those who run a session, open to everybody in it (LIVE-3). */
export function recordPages({ app, db, visits, record }: OrganisePages): void {
  app.get<{ Querystring: { before?: string } }>(
    sessionUrls.record(':code'),
    { config: { access: visits.to('read') } },
    async (request, reply) => {
      const visit = visitOf(request);
      const { session } = visit;
      const before = readBefore(request.query.before);
      const entries = await readRecord(db, recordScope(session.id), {
        limit: ACTS_ON_A_PAGE + 1,
        ...(before === undefined ? {} : { before }),
      });
      const holders = await listRoles(db, session.id);
      const acts = entries.slice(0, ACTS_ON_A_PAGE).map((entry) => ({
        id: entry.id,
        at: entry.at,
        sentence: record.sentenceOf(entry, holders),
      }));
      const last = acts.at(-1);
      return reply.page({
        ...sessionFrame(visit),
        title: `Record – ${session.title}`,
        backLink: { href: sessionUrls.home(session.code), text: 'Back to the session' },
        content: (
          <RecordPage
            session={session}
            acts={acts}
            isFirstPage={before === undefined}
            older={entries.length > ACTS_ON_A_PAGE ? last?.id : undefined}
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
