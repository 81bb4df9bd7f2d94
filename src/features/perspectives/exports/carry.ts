import { z } from 'zod';
import { toCsv } from '../../../platform/csv.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { EndeavourId, Endeavours } from '../../endeavours/index.ts';
import type { Calculation } from '../calculation/calculation.ts';
import { type Conversation, LENSES, looksBefore } from '../conversation.ts';
import { insertConversation, listOfContext } from '../conversations.repository.ts';
import { purposeTable } from '../purpose/purpose-file.ts';
import { listCandidates } from '../purpose/purpose.repository.ts';
import { correctionsIn } from '../report/corrections.tsx';
import { groupMinimum, isShown } from '../report/counts.ts';
import { summarise } from '../../../analysis/perspectives/telling/summary.ts';
import { insertStatements, listStatements } from '../statements.repository.ts';
import { statementsCsv } from './result.ts';

const schema = z
  .array(
    z.object({
      question: z.string().min(1).max(200),
      background: z.string().max(20_000),
      language: z.string().max(35).default('en'),
      createdAt: z.iso.datetime(),
      statements: z
        .array(
          z.object({
            text: z.string().max(2_000),
            lens: z.enum(LENSES).nullable(),
            language: z.string().max(35).default('en'),
          }),
        )
        .max(5_000),
      /** The report in words, a line for each finding. */
      found: z.array(z.string().max(5_000)).max(5_000),
    }),
  )
  .max(200);
type Carried = z.output<typeof schema>;

const MOST_CONVERSATIONS = 200;

/**
 * The conversations of an endeavour in its export, with what their reports say to everybody, and what of them was put
 * forward for the common purpose. Nobody's answers go along, so in another installation a conversation is only read.
 */
export function carryConversations(deps: {
  readonly db: Queryable;
  readonly endeavours: Pick<Endeavours, 'exports' | 'seats'>;
  readonly calculation: Pick<Calculation, 'result'>;
  readonly baseUrl: URL;
}): void {
  const { db, endeavours, calculation, baseUrl } = deps;
  const listShown = async (id: EndeavourId): Promise<readonly Conversation[]> => {
    const all = await listOfContext(db, `endeavour:${id}`, MOST_CONVERSATIONS);
    return all.filter(({ state }) => state !== 'draft').toReversed();
  };

  endeavours.exports.add(async (id) => {
    const files = [];
    for (const [index, conversation] of (await listShown(id)).entries()) {
      const { document } = await calculation.result(conversation);
      const corrections = correctionsIn(document, await listStatements(db, conversation.id));
      const content = statementsCsv(document, conversation, corrections);
      files.push({ name: `perspectives/conversation-${index + 1}.csv`, content });
    }
    const candidates = await listCandidates(db, id);
    if (candidates.length > 0) {
      const seats = await endeavours.seats(db, id);
      const names = new Map(seats.map((seat) => [seat.id, `${seat.name}, ${seat.organisation}`]));
      const content = toCsv(purposeTable(candidates, names, baseUrl));
      files.push({ name: 'perspectives/common-purpose.csv', content });
    }
    return files;
  });

  endeavours.exports.carry<Carried>({
    name: 'perspectives',
    schema,
    async read(id) {
      const carried: Carried = [];
      for (const conversation of await listShown(id)) {
        const { question, background, language, createdAt } = conversation;
        const { document } = await calculation.result(conversation);
        const statements = document.statements
          .filter((each) => isShown(each, looksBefore(conversation)))
          .map((each) => ({ text: each.text ?? '', lens: each.lens, language: each.language ?? 'en' }));
        const found = findings(document, groupMinimum(conversation));
        carried.push({
          question,
          background,
          language,
          createdAt: createdAt.toISOString(),
          statements,
          found,
        });
      }
      return carried;
    },
    async write(tx, endeavourId, conversations, now) {
      for (const { question, background, language, createdAt, statements, found } of conversations) {
        const id = newId<'perspectives'>();
        await insertConversation(tx, {
          id,
          context: `endeavour:${endeavourId}`,
          question,
          language,
          background: [background, 'What was found where it was held:', ...found].join('\n\n').trim(),
          state: 'closed',
          audience: 'seats',
          addingAllowed: false,
          importedFrom: 'another installation, where all answers stayed',
          importedLicence: 'as its endeavour',
          createdAt,
          closedAt: now,
        });
        const accepted = { isSeed: true, authorId: null, key: null, state: 'accepted' } as const;
        await insertStatements(
          tx,
          id,
          statements.map((statement) => ({ ...statement, ...accepted })),
          now,
        );
      }
    },
  });
}

function findings(document: Parameters<typeof summarise>[0], minimum: number): string[] {
  const { sentences, sharedAgree, sharedDisagree, groups, differences } = summarise(document, minimum);
  const line = ({ text, words }: { readonly text: string; readonly words: string }) => `${text}: ${words}.`;
  return [
    ...sentences,
    ...[...sharedAgree, ...sharedDisagree].map(line),
    ...groups.flatMap(({ label, findings: own }) => own.map((each) => `Group ${label}. ${line(each)}`)),
    ...differences.map((each) => `They differ. ${line(each)}`),
  ];
}
