import type { PerspectivesDocument } from '../../../analysis/perspectives/document.ts';
import { formatNumber } from '../../../design-system/format.ts';
import type { StatementGuesses } from '../guesses.repository.ts';
import type { Onward } from '../onward.repository.ts';
import { type Correction, correctionsSection } from './corrections.tsx';
import { DivisionTable } from './division-view.tsx';
import { FindingsList, HowFound } from './findings-view.tsx';
import { lensesSection } from './lenses-view.tsx';
import { MethodDetails } from './method-view.tsx';
import { onwardSection } from './onward-view.tsx';
import { perceptionSection } from './perception-view.tsx';
import { Picture } from './picture-view.tsx';
import type { ReportAddresses, ReportSection } from './section.ts';
import type { Finding, Summary } from '../../../analysis/perspectives/telling/summary.ts';

interface ReportProps {
  readonly document: PerspectivesDocument;
  readonly summary: Summary;
  readonly own?: string | undefined;
  readonly addresses: ReportAddresses;
  /** What people expect of each other. */
  readonly guesses?: readonly StatementGuesses[];
  readonly onward?: readonly Onward[];
  readonly corrections: readonly Correction[];
}

/** The report: in words first. What stands next depends on how many people answered (OPN-69). */
export function ReportBody(props: ReportProps) {
  const { document, summary, own, addresses, guesses = [], onward = [], corrections } = props;
  const isMapFirst = document.view === 'opinion-map';
  const sections = [
    inShort(summary),
    ...(isMapFirst ? [] : [divisionSection(document, addresses)]),
    shared(summary),
    groups(summary),
    differences(summary, isMapFirst),
    uncertain(summary),
    ...(isMapFirst ? [pictureSection(document, own)] : []),
    lensesSection(document, addresses.statements),
    perceptionSection(document, guesses),
    onwardSection(onward),
    correctionsSection(document, corrections),
    howMade(document),
  ].filter((section) => section !== null);
  return (
    <>
      <nav class="se-no-print" aria-label="On this page">
        <ul class="govuk-list se-contents">
          {sections.map(({ id, heading }) => (
            <li>
              <a class="govuk-link" href={`#${id}-heading`}>
                {heading}
              </a>
            </li>
          ))}
          <li>
            <a class="govuk-link" href={addresses.statements}>
              Every statement
            </a>
          </li>
        </ul>
      </nav>
      {sections.map(({ id, heading, body }) => (
        <section aria-labelledby={`${id}-heading`}>
          <h2 class="govuk-heading-m" id={`${id}-heading`}>
            {heading}
          </h2>
          {body}
        </section>
      ))}
      <p class="govuk-body">
        <a class="govuk-link" href={addresses.statements}>
          {everyStatement(document)}
        </a>
      </p>
    </>
  );
}

function everyStatement({ organisations }: PerspectivesDocument): string {
  const words = 'Every statement, with its answers by group';
  return (organisations ?? []).length > 0 ? `${words} and by kind of seat` : words;
}

function inShort({ sentences }: Summary): ReportSection {
  const body = sentences.map((sentence) => <p class="govuk-body">{sentence}</p>);
  return { id: 'short', heading: 'In short', body };
}

function shared({
  sharedAgree,
  sharedDisagree,
  isCommonGround,
  groups: found,
}: Summary): ReportSection | null {
  if (sharedAgree.length + sharedDisagree.length === 0) return null;
  const isOverAll = found.length > 1 && !isCommonGround;
  return {
    id: 'shared',
    heading: isCommonGround
      ? 'Common ground across all groups'
      : isOverAll
        ? 'What most agree on over all, though not every group'
        : 'What most agree on',
    body: (
      <>
        {sharedAgree.length > 0 && (
          <>
            <h3 class="govuk-heading-s">{isCommonGround ? 'Every group agrees' : 'Most agree'}</h3>
            <FindingsList list={sharedAgree} />
          </>
        )}
        {sharedDisagree.length > 0 && (
          <>
            <h3 class="govuk-heading-s">{isCommonGround ? 'Every group disagrees' : 'Most disagree'}</h3>
            <FindingsList list={sharedDisagree} />
          </>
        )}
        <HowFound>
          {isCommonGround
            ? 'In every group more than half agree (or more than half disagree), with at least 3 answers in each. Those that are shared most evenly come first, so that what one large group wants strongly does not stand for all. At most 5 are listed each way.'
            : `More than half of those who answered agree (or disagree), by more than chance would often bring about.${isOverAll ? ' Beside each stands what every group answered: a large group can outweigh the others.' : ''} With many statements a few pass such a test by chance. At most 5 are listed each way.`}
        </HowFound>
      </>
    ),
  };
}

function groups({ groups: found }: Summary): ReportSection | null {
  if (found.length < 2) return null;
  return {
    id: 'groups',
    heading: 'What each group stands for',
    body: (
      <>
        {found.map(({ label, size, findings }) => (
          <>
            <h3 class="govuk-heading-s">
              Group {label}: {formatNumber(size)} people
            </h3>
            {findings.length === 0 ? (
              <p class="govuk-body">No statement sets this group apart clearly.</p>
            ) : (
              <GroupFindings findings={findings} other={found[0]?.label} />
            )}
          </>
        ))}
        <HowFound>
          People who answered alike are in one group. Listed is what more of a group agree (or disagree) with
          than others do, at most 5 statements each. A group is how people answered these statements up to
          now: it is not an identity, and it has no name but a letter.
        </HowFound>
      </>
    ),
  };
}

/** What a group stands for; what stands under the other group already is told by its number. */
function GroupFindings({ findings, other }: { findings: readonly Finding[]; other: string | undefined }) {
  const own = findings.filter(({ isMirrored }) => isMirrored !== true);
  const mirrored = findings.filter(({ isMirrored }) => isMirrored === true);
  return (
    <>
      {own.length > 0 && <FindingsList list={own} />}
      {mirrored.length > 0 && (
        <>
          <p class="govuk-body">
            On these, which stand under group {other} with their words, it is on the other side:
          </p>
          <ul class="govuk-list govuk-list--bullet">
            {mirrored.map(({ number, words }) => (
              <li>
                statement {number} was {words}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Where the table of division stands already, what divides people most needs no list as well. */
function differences(
  { differences: list, groups: found }: Summary,
  isMapFirst: boolean,
): ReportSection | null {
  const hasGroups = found.length > 1;
  if (list.length === 0 || !(hasGroups || isMapFirst)) return null;
  return {
    id: 'differences',
    heading: hasGroups ? 'Where the groups differ most' : 'What divides people most',
    body: (
      <>
        <FindingsList list={list} />
        <HowFound>
          {hasGroups
            ? 'For each statement, the share that agrees in the group where it is highest, less the share in the group where it is lowest. Groups with fewer than 3 answers to it are left out.'
            : 'These are the statements on which agreement and disagreement come nearest to two equal halves, and by more than chance would often bring about.'}
        </HowFound>
      </>
    ),
  };
}

function uncertain({ uncertain: sentences }: Summary): ReportSection | null {
  if (sentences.length === 0) return null;
  return {
    id: 'uncertain',
    heading: 'What is uncertain',
    body: (
      <>
        <ul class="govuk-list govuk-list--bullet">
          {sentences.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
        <HowFound summary="What no report of this kind can tell">
          <ul class="govuk-list govuk-list--bullet">
            <li>
              Who wrote the statements shapes the picture: one idea that is said in three ways weighs three
              times.
            </li>
            <li>
              Groups are how people answered these statements up to now. They are no identities, and nobody’s
              organisation or name belongs to one.
            </li>
            <li>Where somebody stands who has answered little is less certain than for others.</li>
            <li>Some limits of the method, such as the smallest group that is shown, are choices.</li>
          </ul>
        </HowFound>
      </>
    ),
  };
}

function divisionSection(document: PerspectivesDocument, addresses: ReportAddresses): ReportSection {
  return {
    id: 'division',
    heading: 'Statement by statement',
    body: <DivisionTable document={document} addresses={addresses} />,
  };
}

function pictureSection(document: PerspectivesDocument, own: string | undefined): ReportSection {
  return {
    id: 'picture',
    heading: document.pca === null ? 'Why there is no picture' : 'The opinion picture',
    body: <Picture document={document} own={own} />,
  };
}

function howMade(document: PerspectivesDocument): ReportSection {
  return {
    id: 'method',
    heading: 'How this report is made',
    body: <MethodDetails document={document} />,
  };
}
