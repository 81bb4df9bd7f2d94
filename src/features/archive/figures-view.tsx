import { Table } from '../../design-system/components/table.tsx';
import { formatCount, formatNumber, formatPercent } from '../../design-system/format.ts';
import { ScrollRegion } from '../../design-system/patterns/scroll.tsx';
import type { AnsweredRate, Figures, OrderRate, RankRates, SpeakerFigures } from './figures.ts';
import { archiveUrls } from './urls.ts';

/** The numbers of a session at a glance. */
export function FiguresAtAGlance({ figures, comments }: { figures: Figures; comments: number }) {
  const { byList, answered, asked, unread } = figures;
  const rows: readonly (readonly [string, number])[] = [
    ['asked', asked],
    ['answered in the session', byList['answered-live']],
    ['answered later', byList['answered-later']],
    ['still open', byList.open],
    ['merged', byList.merged],
    ['set aside', byList['set-aside']],
    ['comments', comments],
  ];
  return (
    <>
      <dl class="se-figures">
        {rows.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatNumber(count)}</dd>
          </div>
        ))}
      </dl>
      <p class="govuk-body">
        <strong>{shareWords(answered)}</strong> Merged questions count as the one they went into; those set
        aside are left out.
        {unread > 0 &&
          ` ${formatCount(unread, 'question was', 'questions were')} still waiting for a moderator when the session ended, so nobody else has read ${unread === 1 ? 'it' : 'them'}.`}
      </p>
    </>
  );
}

function shareWords({ questions, answered }: AnsweredRate): string {
  if (questions === 0) return 'No question stood to be answered.';
  return `${formatNumber(answered)} of ${formatCount(questions, 'question')} (${formatPercent(answered / questions)}) ${answered === 1 ? 'was' : 'were'} answered.`;
}

const ORDER_WORDS: Readonly<Record<OrderRate['order'], string>> = {
  'most-wanted': 'most wanted',
  'across-organisations': 'wanted across organisations',
};

function topWords({ order, questions }: OrderRate): string {
  const words = ORDER_WORDS[order];
  return questions === 1 ? `The question ${words}` : `The first ${formatNumber(questions)} ${words}`;
}

/** Whether what was wanted was answered: by lane and by order (RANK-9). */
export function AnsweredByOrder({ rates }: { rates: RankRates }) {
  const rows: readonly (readonly [string, AnsweredRate])[] = [
    ...rates.top.map((rate) => [topWords(rate), rate] as const),
    ['All ranked questions', rates.ranked],
    ['Too new to be ranked at the end', rates.newLane],
  ];
  return (
    <ScrollRegion label="Answered, by how wanted">
      <Table
        caption="Answered, by how wanted"
        captionClass="govuk-table__caption--s"
        head={['Questions', numeric('Number'), numeric('Answered'), numeric('Share')]}
        rows={rows.map(([name, { questions, answered }]) => [
          name,
          formatNumber(questions),
          formatNumber(answered),
          questions === 0 ? '–' : formatPercent(answered / questions),
        ])}
        firstCellIsHeader
      />
    </ScrollRegion>
  );
}

/** What each speaker was asked, in alphabetical order: nobody is ranked. */
export function BySpeaker({ code, speakers }: { code: string; speakers: readonly SpeakerFigures[] }) {
  if (speakers.length === 0) return <p class="govuk-body">This session had no speakers.</p>;
  return (
    <ScrollRegion label="Answers by speaker">
      <Table
        caption="By speaker, in alphabetical order"
        captionClass="govuk-table__caption--s"
        head={[
          'Speaker',
          numeric('Asked'),
          numeric('Answered aloud'),
          numeric('In writing'),
          numeric('Passed on'),
          numeric('Declined'),
          numeric('Not answered yet'),
        ]}
        rows={speakers.map((speaker) => [
          <a class="govuk-link" href={archiveUrls.speaker(code, speaker.id)}>
            {speaker.name}
          </a>,
          formatNumber(speaker.asked),
          formatNumber(speaker.aloud),
          formatNumber(speaker.inWriting),
          formatNumber(speaker.passedOn),
          formatNumber(speaker.declined),
          formatNumber(speaker.waiting),
        ])}
        firstCellIsHeader
      />
    </ScrollRegion>
  );
}

function numeric(content: string) {
  return { content, numeric: true };
}
