import { csvRow } from '../csv.ts';
import { authorNumber, type PolisSource } from './source.ts';

const CONVENTION = 'agree=+1;disagree=-1;pass=0;format=polis-export/1';

/** `summary.csv`, with the declaration of the sign last (PFM-4, PFM-14, PFM-32). */
export function summaryFile(source: PolisSource): string {
  const { conversation, url, document, numbers, statements } = source;
  const voted = document.statements.filter(({ votes }) => votes > 0);
  return [
    ['topic', conversation.question],
    ['url', url],
    ['views', numbers.size],
    ['voters', document.counts.participants],
    ['voters-in-conv', document.counts.clusterable],
    ['commenters', new Set(statements.map((each) => authorNumber(each, source))).size],
    ['comments', voted.length],
    ['groups', document.grouping.k],
    ['conversation-description', conversation.background],
    ['vote-convention', CONVENTION],
  ]
    .map(csvRow)
    .join('');
}

/** `format.json`: what the files mean, and where they differ from those of Polis (PFM-33). */
export function formatFile({ document, coarseTimes, conversation }: PolisSource): string {
  return `${JSON.stringify(
    {
      format: 'polis-export/1',
      'vote-convention': CONVENTION,
      method: `${document.method.name} ${document.version}`,
      'strict-moderation': conversation.moderation === 'before',
      times: coarseTimes ? 'rounded to the day' : 'exact',
      notes: [
        'comments.csv: agrees and disagrees count current votes, not superseded ones.',
        'summary.csv: voters-in-conv counts the people placed in groups; views counts those who took part.',
        'stats-history.csv: n-voters and n-commenters count each person once; n-visitors counts those who took part.',
        'participants-votes.csv is sorted by participant and has a column for every statement.',
        'votes.csv holds a vote that was changed before the one that replaced it; with rounded times the later row counts.',
        'Participants have numbers made for these files. Author 0 stands for the conveners and for authors who left.',
        'moderated -1 includes statements that were merged with another one or whose wording was corrected.',
        'endeavour-participants.csv names the organisations of those who agreed to that, and is left out where nobody has or whoever takes the files is no steward.',
        'endeavour-statements.csv: reply-to names the statement that one was merged with or corrected to.',
      ],
    },
    null,
    2,
  )}\n`;
}
