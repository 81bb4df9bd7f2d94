import type { PerspectivesDocument } from '../../../analysis/perspectives/document.ts';
import { Table } from '../../../design-system/components/table.tsx';
import { formatNumber, formatPercent } from '../../../design-system/format.ts';
import { PageHeading } from '../../../design-system/patterns/text.tsx';
import { isShared, OpinionMap, SHAPE_WORDS } from './map-view.tsx';
import type { Conversation } from '../conversation.ts';
import { Question } from '../words-view.tsx';

/** The opinion picture and the same in words and numbers (OPN-72), or why there is none. */
export function Picture({ document, own }: { document: PerspectivesDocument; own?: string | undefined }) {
  const { pca, groups, grouping, counts } = document;
  if (pca === null) {
    return (
      <p class="govuk-body">
        A picture places people near to each other who answer alike. {whyNoPicture(document)} Until then see
        the statements with their answers.
      </p>
    );
  }
  const hasGroups = grouping.k > 1;
  const isPlaced = document.participants.some(({ id, x }) => id === own && x !== null);
  return (
    <>
      <p class="govuk-body">
        {isShared(counts.clusterable)
          ? 'Each shape is one person or, where it is darker, several at nearly the same place.'
          : 'Each shape is a person.'}{' '}
        People who answered alike are near to each other; the further apart, the more they differ. Left,
        right, up and down have no meaning of their own.
        {hasGroups &&
          ` ${groups.map(({ label, id }) => `${SHAPE_WORDS[id % SHAPE_WORDS.length] ?? ''} are group ${label}`).join('. ')}.`}
        {isPlaced && ' The ring is you.'}
      </p>
      <OpinionMap document={document} own={own} />
      <Table
        caption="The picture as a table"
        captionClass="govuk-table__caption--s"
        firstCellIsHeader
        head={[
          'Group',
          { content: 'People', numeric: true },
          { content: 'Share of those placed', numeric: true },
        ]}
        rows={groups.map(({ label, size }) => [
          hasGroups ? `Group ${label}` : 'Everybody, in one group',
          { content: formatNumber(size), numeric: true },
          { content: formatPercent(size / Math.max(1, counts.clusterable)), numeric: true },
        ])}
      />
    </>
  );
}

/** The picture on a page of its own, where the table comes first (OPN-69). */
export function PicturePage({
  conversation,
  document,
  own,
  kept,
  reportUrl,
}: {
  conversation: Pick<Conversation, 'question' | 'language'>;
  document: PerspectivesDocument;
  own?: string | undefined;
  /** Says of which day it is, where it is not of today. */
  kept?: string;
  reportUrl: string;
}) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption={<Question of={conversation} />}>The opinion picture</PageHeading>
        {kept !== undefined && <p class="govuk-hint">{kept}</p>}
        <Picture document={document} own={own} />
        <p class="govuk-body se-no-print">
          <a class="govuk-link" href={reportUrl}>
            The report
          </a>
        </p>
      </div>
    </div>
  );
}

/** What is missing, and how much more of it is needed (OPN-70). */
export function whyNoPicture({ counts, notes }: PerspectivesDocument): string {
  const few = notes.find(({ code }) => code === 'TOO_FEW_VOTERS');
  if (few === undefined) {
    return 'Here everybody has answered each statement alike, so there is nothing to tell people apart by. It needs one statement that some agree and others disagree with.';
  }
  const more = Number(few.detail?.['more'] ?? 1);
  const have = `${counts.participants} ${counts.participants === 1 ? 'person has' : 'people have'}`;
  return `With fewer than 7 people it would show single persons, or chance. ${counts.participants === 0 ? 'Nobody has' : have} answered: ${more} more ${more === 1 ? 'person is' : 'people are'} needed.`;
}
