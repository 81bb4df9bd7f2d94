import { render } from 'preact-render-to-string';
import { NotFound } from '../../../../platform/http/failures.ts';
import { asFile } from '../../exports/as-file.ts';
import { resultForFile, statementsCsv } from '../../exports/result.ts';
import type { PerspectivesPages } from '../../pages.ts';
import { correctionsIn } from '../../report/corrections.tsx';
import { OpinionMap } from '../../report/map-view.tsx';
import { perspectivesUrls } from '../../urls.ts';
import { visitOf } from '../../visits.ts';

/** Colours of the picture where no style sheet comes with it. */
const SVG_STYLE =
  '<style>.se-map__person{fill:#0b5a5e;fill-opacity:.6}.se-map__person--1{fill:#b1571a}.se-map__person--2{fill:#4c2c92}' +
  '.se-map__person--3{fill:#00703c}.se-map__person--4{fill:#912b88}.se-map__person--none{fill:#505a5f}' +
  '.se-map__label{font:bold 34px sans-serif;stroke:#fff;stroke-width:5px;paint-order:stroke}</style>';

/** Files to take along. What holds single (nameless) people's answers is for those who run the conversation. */
export function exportPages({ app, visits, takingPart, calculation }: PerspectivesPages): void {
  const open = { config: { access: visits.toSee } };
  const staff = { config: { access: visits.toRun } };
  const url = (name: string): string => perspectivesUrls.exported(':conversation', name);

  app.get(url('statements.csv'), open, async (request, reply) => {
    const { conversation } = visitOf(request);
    const { document } = await calculation.counted(conversation);
    return asFile(reply, 'statements.csv', 'text/csv; charset=utf-8').send(
      statementsCsv(
        document,
        conversation,
        correctionsIn(document, await takingPart.statements(conversation)),
      ),
    );
  });

  app.get(url('picture.svg'), open, async (request, reply) => {
    const { document } = await calculation.result(visitOf(request).conversation);
    if (document.pca === null) throw new NotFound('There is no picture.');
    const svg = render(<OpinionMap document={document} />).replace('>', `>${SVG_STYLE}`);
    return asFile(reply, 'picture.svg', 'image/svg+xml').send(svg);
  });

  app.get(url('report.json'), staff, async (request, reply) => {
    const { conversation } = visitOf(request);
    const { document } = await calculation.result(conversation);
    return asFile(reply, 'report.json', 'application/json; charset=utf-8').send(
      JSON.stringify(resultForFile(document, conversation), null, 2),
    );
  });
}
