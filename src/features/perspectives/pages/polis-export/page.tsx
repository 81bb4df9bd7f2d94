import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { NotFound } from '../../../../platform/http/failures.ts';
import { zip } from '../../../../platform/zip.ts';
import { asFile } from '../../exports/as-file.ts';
import { formatFile, summaryFile } from '../../exports/polis/about.ts';
import { historyFile } from '../../exports/polis/history.ts';
import {
  commentsFile,
  matrixFile,
  participantsFile,
  statementsFile,
  votesFile,
} from '../../exports/polis/rows.ts';
import { type PolisSource, polisSource } from '../../exports/polis/source.ts';
import { conversationFrame } from '../../frame.ts';
import { listToldOrganisations } from '../../organisations.repository.ts';
import type { PerspectivesPages } from '../../pages.ts';
import { countResultVotes } from '../../results.repository.ts';
import { perspectivesUrls } from '../../urls.ts';
import { visitOf } from '../../visits.ts';
import { PolisExportPage } from './view.tsx';

type Content = string | Iterable<string> | AsyncIterable<string>;

/** The files of an export, by name (PFM-32, PFM-34). */
const FILES: Readonly<Record<string, (source: PolisSource) => Content>> = {
  'summary.csv': summaryFile,
  'comments.csv': commentsFile,
  'votes.csv': votesFile,
  'participants-votes.csv': matrixFile,
  'stats-history.csv': historyFile,
  'format.json': formatFile,
  'endeavour-statements.csv': statementsFile,
  'endeavour-participants.csv': participantsFile,
};

/** Not for everybody who runs the conversation, and not where nobody agreed (PFM-34). */
const OF_STEWARDS = 'endeavour-participants.csv';

/** More votes than this are taken file by file: a zip is made in memory. */
const MOST_IN_ZIP = 500_000;

/** The conversation as files that readers of Polis exports know, for those who run it. */
export function polisExportPages({ app, db, baseUrl, visits, calculation }: PerspectivesPages): void {
  const staff = { config: { access: visits.toRun } };

  async function sourceOf(request: FastifyRequest): Promise<PolisSource> {
    const { conversation, membership } = visitOf(request);
    const { document } = await calculation.resultOfNow(conversation);
    const of = {
      db,
      conversation,
      document,
      coarseTimes: (request.query as { times?: string }).times !== 'exact',
      url: new URL(perspectivesUrls.home(conversation.id), baseUrl).href,
    };
    return polisSource(of, { isForSteward: membership?.isSteward === true });
  }

  const isLeftOut = (name: string, { organisations }: Pick<PolisSource, 'organisations'>): boolean =>
    name === OF_STEWARDS && organisations.length === 0;

  app.get(perspectivesUrls.polis(':conversation'), staff, async (request, reply) => {
    const visit = visitOf(request);
    const latest = await countResultVotes(db, visit.conversation.id);
    const isSteward = visit.membership?.isSteward === true;
    const organisations = isSteward ? await listToldOrganisations(db, visit.conversation.id) : [];
    return reply.page({
      title: 'Export as Polis files',
      ...conversationFrame(visit, 'report'),
      content: (
        <PolisExportPage
          conversation={visit.conversation}
          files={Object.keys(FILES).filter((name) => !isLeftOut(name, { organisations }))}
          organisations={organisations.length}
          hasZip={(latest?.votes ?? 0) <= MOST_IN_ZIP}
        />
      ),
    });
  });

  for (const [name, write] of Object.entries(FILES)) {
    app.get(perspectivesUrls.exported(':conversation', name), staff, async (request, reply) => {
      const source = await sourceOf(request);
      if (isLeftOut(name, source)) throw new NotFound();
      const content = write(source);
      const type = name.endsWith('.json') ? 'application/json' : 'text/csv';
      return asFile(reply, name, `${type}; charset=utf-8`).send(
        typeof content === 'string' ? content : Readable.from(content),
      );
    });
  }

  app.get(perspectivesUrls.exported(':conversation', 'polis.zip'), staff, async (request, reply) => {
    const source = await sourceOf(request);
    const entries = [];
    for (const [name, write] of Object.entries(FILES)) {
      if (isLeftOut(name, source)) continue;
      const content = write(source);
      let text = '';
      if (typeof content === 'string') text = content;
      else for await (const piece of content) text += piece;
      entries.push({ name, content: text });
    }
    return asFile(reply, 'polis.zip', 'application/zip').send(zip(entries));
  });
}
