import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { zip } from '../../../../platform/zip.ts';
import { toCsv } from '../../../../platform/csv.ts';
import { listCommitments } from '../../commitments/commitments.repository.ts';
import { listEdge } from '../../edge/edge.repository.ts';
import type { Endeavour } from '../../endeavour.ts';
import { seatedMembership } from '../../membership.ts';
import { listMembers } from '../../members.repository.ts';
import type { EndeavourPages } from '../../pages.ts';
import { listSeats } from '../../seats.repository.ts';
import { PART_NAMES, type PartName } from '../../transfer/document.ts';
import { endeavourUrls } from '../../urls.ts';
import { readActs } from '../../who-did.ts';
import { PrintPage, TransferPage } from './view.tsx';

const ACTS_PRINTED = 500;

/** All that an endeavour holds, for every seat: as JSON, as tables, and to print. */
export function transferPages({
  app,
  db,
  clock,
  memberships,
  frame,
  record,
  transfer,
  exports,
}: EndeavourPages): void {
  const access = memberships.to('read the record');

  const toPrint = async (endeavour: Endeavour) => (
    <PrintPage
      endeavour={endeavour}
      seats={await listSeats(db, endeavour.id)}
      members={await listMembers(db, endeavour.id)}
      edge={await listEdge(db, endeavour.id)}
      commitments={await listCommitments(db, endeavour.id)}
      acts={await readActs(db, record, endeavour.id, { limit: ACTS_PRINTED })}
      printedAt={clock.now()}
    />
  );

  app.get(endeavourUrls.export(':endeavour'), { config: { access } }, async (request, reply) => {
    const membership = seatedMembership(request);
    const { endeavour } = membership;
    return reply.page({
      ...frame.around(membership, 'record'),
      title: `Take it with you – ${endeavour.title}`,
      content: <TransferPage endeavour={endeavour} parts={PART_NAMES} />,
    });
  });

  app.get(endeavourUrls.exportJson(':endeavour'), { config: { access } }, async (request, reply) => {
    const { endeavour } = seatedMembership(request);
    return reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="endeavour-${endeavour.id}.json"`)
      .send(JSON.stringify(await transfer.read(endeavour.id), null, 2));
  });

  app.get(endeavourUrls.exportZip(':endeavour'), { config: { access } }, async (request, reply) => {
    const { endeavour } = seatedMembership(request);
    const document = await transfer.read(endeavour.id);
    const files = zip([
      { name: 'endeavour.json', content: JSON.stringify(document, null, 2) },
      { name: 'endeavour.html', content: standalonePage(endeavour.title, await toPrint(endeavour)) },
      ...PART_NAMES.map((name) => ({ name: `tables/${name}.csv`, content: toTable(document[name], name) })),
      ...(await exports.filesOf(endeavour.id)),
    ]);
    return reply
      .type('application/zip')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="endeavour-${endeavour.id}.zip"`)
      .send(files);
  });

  app.get<{ Params: { part: string } }>(
    endeavourUrls.exportCsv(':endeavour', ':part'),
    { config: { access } },
    async (request, reply) => {
      const { endeavour } = seatedMembership(request);
      const name = PART_NAMES.find((each) => `${each}.csv` === request.params.part);
      if (name === undefined) return reply.callNotFound();
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}.csv"`)
        .send(toTable((await transfer.read(endeavour.id))[name], name));
    },
  );

  app.get(endeavourUrls.print(':endeavour'), { config: { access } }, async (request, reply) => {
    const membership = seatedMembership(request);
    const { endeavour } = membership;
    return reply.page({
      ...frame.around(membership, 'record'),
      title: `${endeavour.title}, to print`,
      content: await toPrint(endeavour),
    });
  });
}

/** A page that needs nothing of this installation, to keep or to print. */
function standalonePage(title: string, content: VNode): string {
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style>
          {'body{font:1.1rem/1.5 Arial,sans-serif;max-width:42rem;margin:1rem auto;padding:0 1rem}'}
        </style>
      </head>
      <body>{content}</body>
    </html>
  );
  return `<!doctype html>\n${render(page)}\n`;
}

function toTable(rows: readonly Readonly<Record<string, unknown>>[], name: PartName): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return toCsv({
    columns: columns.length === 0 ? [name] : columns,
    rows: rows.map((row) =>
      columns.map((column) => {
        const value = row[column];
        if (typeof value === 'object' && value !== null) return JSON.stringify(value);
        return (value ?? null) as string | number | boolean | null;
      }),
    ),
  });
}
