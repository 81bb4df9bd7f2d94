import type { PerspectivesDocument } from '../../../analysis/perspectives/document.ts';
import { Details } from '../../../design-system/components/details.tsx';
import { Table } from '../../../design-system/components/table.tsx';
import { formatNumber } from '../../../design-system/format.ts';
import type { StatementGuesses } from '../guesses.repository.ts';
import type { Onward } from '../onward.repository.ts';
import { LensesSection } from './lenses-view.tsx';
import { OpinionMap } from './map-view.tsx';
import { OnwardSection } from './onward-view.tsx';
import { PerceptionSection } from './perception-view.tsx';
import type { Finding, Summary } from './summary.ts';

interface ReportProps {
  readonly document: PerspectivesDocument;
  readonly summary: Summary;
  readonly own?: string | undefined;
  readonly statementsUrl: string;
  /** What people expect of each other. */
  readonly guesses?: readonly StatementGuesses[];
  readonly onward?: readonly Onward[];
}

/** The report: in words first, then the picture with its table. */
export function ReportBody({ document, summary, own, statementsUrl, guesses, onward = [] }: ReportProps) {
  const hasGroups = summary.groups.length > 1;
  return (
    <>
      <section aria-labelledby="short-heading">
        <h2 class="govuk-heading-m" id="short-heading">
          In short
        </h2>
        {summary.sentences.map((sentence) => (
          <p class="govuk-body">{sentence}</p>
        ))}
      </section>
      <Shared summary={summary} hasGroups={hasGroups} />
      {hasGroups && <Groups summary={summary} />}
      {summary.differences.length > 0 && (
        <section aria-labelledby="differences-heading">
          <h2 class="govuk-heading-m" id="differences-heading">
            Where the groups differ most
          </h2>
          <Findings list={summary.differences} />
          <Details summary="How this is found">
            <p class="govuk-body">
              For each statement, the share that agrees in the group where it is highest, less the share in
              the group where it is lowest. Groups with fewer than 3 answers to it are left out.
            </p>
          </Details>
        </section>
      )}
      {summary.uncertain.length > 0 && (
        <section aria-labelledby="uncertain-heading">
          <h2 class="govuk-heading-m" id="uncertain-heading">
            What is uncertain
          </h2>
          <ul class="govuk-list govuk-list--bullet">
            {summary.uncertain.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
          <Details summary="What no report of this kind can tell">
            <ul class="govuk-list govuk-list--bullet">
              <li>
                Who wrote the statements shapes the picture: one idea that is said in three ways weighs three
                times.
              </li>
              <li>
                Groups are how people answered these statements up to now. They are no identities, and
                nobody’s organisation or name belongs to one.
              </li>
              <li>Where somebody stands who has answered little is less certain than for others.</li>
              <li>Some limits of the method, such as the smallest group that is shown, are choices.</li>
            </ul>
          </Details>
        </section>
      )}
      <Picture document={document} own={own} />
      <LensesSection document={document} statementsUrl={statementsUrl} />
      {guesses !== undefined && <PerceptionSection document={document} guesses={guesses} />}
      <OnwardSection onward={onward} />
      <p class="govuk-body">
        <a class="govuk-link" href={statementsUrl}>
          Every statement, with its answers by group and by kind of seat
        </a>
      </p>
    </>
  );
}

function Shared({ summary, hasGroups }: { summary: Summary; hasGroups: boolean }) {
  const { sharedAgree, sharedDisagree } = summary;
  if (sharedAgree.length + sharedDisagree.length === 0) return null;
  return (
    <section aria-labelledby="shared-heading">
      <h2 class="govuk-heading-m" id="shared-heading">
        {hasGroups ? 'Common ground across all groups' : 'What most agree on'}
      </h2>
      {sharedAgree.length > 0 && (
        <>
          <h3 class="govuk-heading-s">{hasGroups ? 'Every group agrees' : 'Most agree'}</h3>
          <Findings list={sharedAgree} />
        </>
      )}
      {sharedDisagree.length > 0 && (
        <>
          <h3 class="govuk-heading-s">{hasGroups ? 'Every group disagrees' : 'Most disagree'}</h3>
          <Findings list={sharedDisagree} />
        </>
      )}
      <Details summary="How this is found">
        <p class="govuk-body">
          {hasGroups
            ? 'In every group more than half agree (or more than half disagree), with at least 3 answers in each. What is shared widely across groups comes before what one large group wants strongly.'
            : 'More than half of those who answered agree (or disagree), by more than chance would often bring about. With many statements a few pass such a test by chance.'}
        </p>
      </Details>
    </section>
  );
}

function Groups({ summary: { groups } }: { summary: Summary }) {
  return (
    <section aria-labelledby="groups-heading">
      <h2 class="govuk-heading-m" id="groups-heading">
        What each group stands for
      </h2>
      {groups.map(({ label, size, findings }) => (
        <>
          <h3 class="govuk-heading-s">
            Group {label}: {formatNumber(size)} people
          </h3>
          {findings.length === 0 ? (
            <p class="govuk-body">No statement sets this group apart clearly.</p>
          ) : (
            <Findings list={findings} />
          )}
        </>
      ))}
      <Details summary="How this is found">
        <p class="govuk-body">
          People who answered alike are in one group. Listed is what more of a group agree (or disagree) with
          than others do. A group is how people answered these statements up to now: it is not an identity,
          and it has no name but a letter.
        </p>
      </Details>
    </section>
  );
}

function Findings({ list }: { list: readonly Finding[] }) {
  return (
    <ul class="govuk-list govuk-list--spaced">
      {list.map(({ number, text, words }) => (
        <li>
          <strong>{text}</strong>
          <br />
          <span class="govuk-hint">
            {number}. {words.charAt(0).toUpperCase() + words.slice(1)}.
          </span>
        </li>
      ))}
    </ul>
  );
}

function Picture({ document, own }: { document: PerspectivesDocument; own: string | undefined }) {
  const { pca, groups, grouping, counts } = document;
  if (pca === null) {
    return (
      <section aria-labelledby="picture-heading">
        <h2 class="govuk-heading-m" id="picture-heading">
          Why there is no picture
        </h2>
        <p class="govuk-body">
          A picture places people near to each other who answer alike. {whyNoPicture(document)} Until then see
          the statements with their answers.
        </p>
      </section>
    );
  }
  return (
    <section aria-labelledby="picture-heading">
      <h2 class="govuk-heading-m" id="picture-heading">
        The opinion picture
      </h2>
      <p class="govuk-body">
        Each shape is a person. People who answered alike are near to each other; the further apart, the more
        they differ. Left, right, up and down have no meaning of their own.
        {own !== undefined && ' The ring is you.'}
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
          grouping.k > 1 ? `Group ${label}` : 'Everybody, in one group',
          { content: formatNumber(size), numeric: true },
          { content: `${Math.round((100 * size) / Math.max(1, counts.clusterable))} %`, numeric: true },
        ])}
      />
    </section>
  );
}

/** What is missing, and how much more of it is needed (OPN-70). */
function whyNoPicture({ counts, notes }: PerspectivesDocument): string {
  const few = notes.find(({ code }) => code === 'TOO_FEW_VOTERS');
  if (few === undefined) {
    return 'Here everybody has answered each statement alike, so there is nothing to tell people apart by. It needs one statement that some agree and others disagree with.';
  }
  const more = Number(few.detail?.['more'] ?? 1);
  const have = `${counts.participants} ${counts.participants === 1 ? 'person has' : 'people have'}`;
  return `With fewer than 7 people it would show single persons, or chance. ${counts.participants === 0 ? 'Nobody has' : have} answered: ${more} more ${more === 1 ? 'person is' : 'people are'} needed.`;
}
