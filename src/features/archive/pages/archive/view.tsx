import { Button } from '../../../../design-system/components/button.tsx';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { formatCount, formatTimeRange } from '../../../../design-system/format.ts';
import { type OnwardLink, OnwardLinks } from '../../../../design-system/patterns/onward-links.tsx';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { forumUrls } from '../../../forum/index.ts';
import { PollResults } from '../../../polls/shared.ts';
import { type Archive, listOf } from '../../archive.ts';
import { EXPORT_TABLES } from '../../export/tables.ts';
import { AnsweredByOrder, BySpeaker, FiguresAtAGlance } from '../../figures-view.tsx';
import { WhoWasHeard } from '../../heard-view.tsx';
import { ARCHIVE_LISTS, type ArchiveList, LIST_WORDS } from '../../lists.ts';
import { QuestionList } from '../../question-view.tsx';
import type { TalkAbout } from '../../talk-about.ts';
import { archiveUrls } from '../../urls.ts';

export interface ArchivePageProps {
  readonly archive: Archive;
  readonly speakers: number;
  readonly canExport: boolean;
  readonly canAnswer: boolean;
  /** What goes on from it elsewhere. */
  readonly onward?: readonly OnwardLink[];
  /** Where its questions are talked on about. */
  readonly forum?: TalkAbout | undefined;
  /** How many questions of each list to show here; undefined: all of them. */
  readonly limit?: number;
}

/** Everything a session leaves behind. */
export function ArchivePage(props: ArchivePageProps) {
  const { archive, canExport, limit } = props;
  const { session } = archive;
  const isWhole = limit === undefined;
  return (
    <>
      <PageHeading caption="Archive">{session.title}</PageHeading>
      <p class="govuk-body">
        <Time value={session.startsAt} zone={session.zone} format="weekday-date" />,{' '}
        {formatTimeRange(session.startsAt, session.endsAt, session.zone)}.{' '}
        {session.joining === 'verified'
          ? 'Only people with a confirmed address or a ticket took part.'
          : 'Anybody with the code could take part.'}
      </p>
      <WhereItStands {...props} />
      <InTheForum {...props} />
      <OnwardLinks links={props.onward ?? []} />
      <FiguresAtAGlance figures={archive.figures} comments={archive.comments} />
      {!isWhole && <Contents {...props} />}
      {ARCHIVE_LISTS.map((list) => (
        <List key={list} list={list} {...props} />
      ))}
      <section aria-labelledby="figures">
        <h2 class="govuk-heading-m" id="figures">
          How it went
        </h2>
        <BySpeaker code={session.code} speakers={archive.speakers} />
        <AnsweredByOrder rates={archive.rates} />
      </section>
      <section aria-labelledby="heard">
        <h2 class="govuk-heading-m" id="heard">
          Who was heard
        </h2>
        <WhoWasHeard heard={archive.heard} isOpen={session.joining === 'open'} />
      </section>
      <Polls archive={archive} />
      {canExport && !isWhole && <Exports code={session.code} />}
    </>
  );
}

function WhereItStands({ archive, canAnswer }: ArchivePageProps) {
  const { state, code, archivedAt, zone } = archive.session;
  if (state === 'archived') {
    return (
      <p class="govuk-body">
        Archived on {archivedAt !== null && <Time value={archivedAt} zone={zone} format="date" />}: nothing
        here changes any more, but for what is still answered in the forum.
      </p>
    );
  }
  if (state !== 'closed') {
    return <InsetText>This session is not over. This is how things stand now.</InsetText>;
  }
  return (
    <InsetText>
      Speakers can answer open questions in writing until the session is archived.
      {canAnswer && (
        <>
          {' '}
          <a class="govuk-link" href={archiveUrls.speak(code)}>
            Write your answers
          </a>
        </>
      )}
    </InsetText>
  );
}

function InTheForum({ archive, forum }: ArchivePageProps) {
  if (forum === undefined) return null;
  const { open } = archive.figures.byList;
  return (
    <p class="govuk-body se-no-print">
      Every question has become a thread.{' '}
      {open > 0 &&
        `${formatCount(open, 'question is', 'questions are')} still open: an answer there counts here. `}
      <a class="govuk-link" href={forumUrls.space(forum.spaceId)}>
        Go on talking in the forum
      </a>
    </p>
  );
}

function Contents({ archive }: ArchivePageProps) {
  const { code } = archive.session;
  return (
    <nav aria-label="In this archive" class="se-no-print">
      <ul class="govuk-list govuk-list--bullet">
        {ARCHIVE_LISTS.map((list) => (
          <li key={list}>
            <a class="govuk-link" href={`#${list}`}>
              {LIST_WORDS[list]}
            </a>{' '}
            ({archive.figures.byList[list]})
          </li>
        ))}
        <li>
          <a class="govuk-link" href="#figures">
            How it went
          </a>
        </li>
        <li>
          <a class="govuk-link" href="#heard">
            Who was heard
          </a>
        </li>
        {archive.polls.length > 0 && (
          <li>
            <a class="govuk-link" href="#polls">
              Polls
            </a>{' '}
            ({archive.polls.length})
          </li>
        )}
        <li>
          <a class="govuk-link" href={archiveUrls.print(code)}>
            The whole archive on one page, for printing
          </a>
        </li>
      </ul>
    </nav>
  );
}

const ABOUT: Readonly<Partial<Record<ArchiveList, string>>> = {
  open: 'Nothing asked is lost: these were not answered, or not by everybody they were addressed to, and are kept here with their addresses.',
  merged: 'Each asks the same as another question. Its votes count there.',
  'set-aside':
    'With the reason of the moderators. Texts that are abusive, that name a private person, or that the law forbids to show are left out.',
};

function List({ list, archive, speakers, limit, forum }: ArchivePageProps & { readonly list: ArchiveList }) {
  const { code, zone } = archive.session;
  const questions = listOf(archive, list);
  const shown = questions.slice(0, limit);
  return (
    <section aria-labelledby={list}>
      <h2 class="govuk-heading-m" id={list}>
        {LIST_WORDS[list]} ({questions.length})
      </h2>
      {questions.length === 0 ? (
        <EmptyState title="None." />
      ) : (
        <>
          {ABOUT[list] !== undefined && <p class="govuk-body">{ABOUT[list]}</p>}
          <QuestionList
            code={code}
            zone={zone}
            questions={shown}
            speakers={speakers}
            label={LIST_WORDS[list]}
            headingLevel={3}
            threads={forum?.threads}
            about={forum?.about}
          />
        </>
      )}
      {shown.length < questions.length && (
        <p class="govuk-body">
          <a class="govuk-link" href={archiveUrls.list(code, list)}>
            All {formatCount(questions.length, 'question')} of “{LIST_WORDS[list]}”
          </a>
        </p>
      )}
    </section>
  );
}

function Polls({ archive }: { readonly archive: Archive }) {
  const { polls } = archive;
  if (polls.length === 0) return null;
  return (
    <section aria-labelledby="polls">
      <h2 class="govuk-heading-m" id="polls">
        Polls
      </h2>
      {polls.map((poll) => (
        <section key={poll.id} aria-labelledby={`poll-${poll.id}`}>
          <h3 class="govuk-heading-s" id={`poll-${poll.id}`}>
            {poll.question}
          </h3>
          <p class="govuk-body">{formatCount(poll.answered, 'person', 'people')} took part.</p>
          <PollResults poll={poll} prefix={`poll-${poll.id}-`} />
        </section>
      ))}
    </section>
  );
}

function Exports({ code }: { readonly code: string }) {
  return (
    <section aria-labelledby="exports" class="se-no-print">
      <h2 class="govuk-heading-m" id="exports">
        Take it with you
      </h2>
      <p class="govuk-body">
        For organisers. Names are in the form that was promised to those who asked, and nobody’s votes can be
        told from the files.
      </p>
      <div class="govuk-button-group">
        <Button href={archiveUrls.json(code)} variant="secondary">
          Everything as JSON
        </Button>
      </div>
      <ul class="govuk-list govuk-list--bullet">
        {EXPORT_TABLES.map((table) => (
          <li key={table}>
            <a class="govuk-link" href={`${archiveUrls.csv(code, `${table}.csv`)}?bom=1`}>
              {table.charAt(0).toUpperCase() + table.slice(1)} as CSV
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
