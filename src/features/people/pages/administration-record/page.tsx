import type { FastifyInstance } from 'fastify';
import { readRecord } from '../../../../platform/record/record.ts';
import type { PeoplePages } from '../../pages.ts';
import { findPerson } from '../../repository.ts';
import type { PersonId } from '../../person.ts';
import { administrationPath, administrationRecordPath } from '../../urls.ts';
import { AdministrationRecordPage } from './view.tsx';

const LISTED = 100;

/** What administrators did. */
export function administrationRecordPages(
  app: FastifyInstance,
  { administration, db, retention }: PeoplePages,
): void {
  administration.add({
    title: 'Record',
    href: administrationRecordPath,
    hint: 'What administrators did, and when.',
  });
  app.get<{ Querystring: { before?: string } }>(
    administrationRecordPath,
    { config: { access: administration.access } },
    async (request, reply) => {
      const before = Number(request.query.before);
      const entries = await readRecord(db, 'administration', {
        limit: LISTED,
        ...(Number.isSafeInteger(before) && before > 0 ? { before } : {}),
      });
      const names = new Map<string, string>();
      for (const id of new Set(entries.flatMap(({ personId, subject }) => [personId ?? '', subject ?? '']))) {
        const person = await findPerson(db, id as PersonId);
        if (person !== undefined) names.set(id, person.name || 'somebody who has left');
      }
      return reply.page({
        title: 'Record of administration',
        backLink: administrationPath,
        content: (
          <AdministrationRecordPage
            entries={entries.map((entry) => ({
              ...entry,
              who: names.get(entry.personId ?? '') ?? 'somebody who has left',
              forWhom: names.get(entry.subject ?? ''),
            }))}
            keptWords={new Map((await retention.periods()).map(({ key, what }) => [key, what]))}
            older={entries.length === LISTED ? (entries.at(-1)?.id ?? null) : null}
          />
        ),
      });
    },
  );
}
