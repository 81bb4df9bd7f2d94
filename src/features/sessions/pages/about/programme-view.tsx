import type { ComponentChildren } from 'preact';
import { SummaryList } from '../../../../design-system/components/summary-list.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { formatDateWithWeekday, formatTimeRange } from '../../../../design-system/format.ts';
import type { Part, Programme, RoleHolder, Session } from '../../session.ts';
import { speakersOf, STATE_WORDS } from '../../session.ts';
import { joiningWords, keptWords, moderationWords, namingWords, whoCouldSeeWords } from '../../words.ts';

/** When a session is, on its own clock, which is named (LIVE-89). */
export function SessionTime({ session }: { session: Session }) {
  const { startsAt, endsAt, zone } = session;
  return (
    <>
      <time dateTime={startsAt.toISOString()}>
        {formatDateWithWeekday(startsAt, zone)}, {formatTimeRange(startsAt, endsAt, zone)}
      </time>{' '}
      ({zoneName(zone)})
    </>
  );
}

/** "Europe/London" as people say it. */
function zoneName(zone: string): string {
  return zone === 'UTC' ? 'UTC' : `${(zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')} time`;
}

export function SessionState({ session }: { session: Session }) {
  return (
    <div class="se-session-state">
      <p class="se-session-state__text">
        <strong>{STATE_WORDS[session.state]}</strong>
        {session.rehearsalOf !== null && '. This is a rehearsal: everything in it is deleted at its end'}
      </p>
    </div>
  );
}

/** Paragraphs of a text that somebody typed. */
function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n{2,}/).map((paragraph) => (
        <p class="govuk-body se-lines">{paragraph}</p>
      ))}
    </>
  );
}

export function Description({ session }: { session: Session }) {
  return session.description === '' ? null : <Paragraphs text={session.description} />;
}

/** The rules that everybody takes part under (LIVE-13, LIVE-52). */
export function Rules({ programme }: { programme: Programme }) {
  const { session, roles } = programme;
  const moderators = roles.filter((holder) => holder.role === 'moderator' || holder.role === 'chair');
  const rows: { key: string; value: ComponentChildren }[] = [
    { key: 'Names', value: `${namingWords(session)} ${whoCouldSeeWords(session)}` },
    {
      key: 'Moderation',
      value: (
        <>
          <p class="govuk-body">{moderationWords(session)}</p>
          {session.moderationRules !== '' && <Paragraphs text={session.moderationRules} />}
        </>
      ),
    },
    {
      key: 'Moderators',
      value: moderators.length === 0 ? 'Not named yet' : moderators.map(personWords).join('; '),
    },
    { key: 'Joining', value: joiningWords(session) },
    {
      key: 'What is kept',
      value: (
        <ul class="govuk-list govuk-list--bullet">
          {keptWords(session).map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      ),
    },
  ];
  return <SummaryList rows={rows} />;
}

function personWords(holder: RoleHolder): string {
  // Many chairs have written “Chair” as their post already.
  const role = holder.role === 'chair' && !/\bchair\b/i.test(holder.post) ? 'chair' : '';
  return [holder.name || 'Name to follow', role, holder.post, holder.organisation ?? '']
    .filter((part) => part !== '')
    .join(', ');
}

export function Agenda({ programme }: { programme: Programme }) {
  const { parts, session } = programme;
  if (parts.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Agenda</h2>
      <ol class="govuk-list govuk-list--number govuk-list--spaced">
        {parts.map((part) => (
          <li>
            <PartText part={part} programme={programme} zone={session.zone} />
          </li>
        ))}
      </ol>
    </>
  );
}

function PartText({ part, programme, zone }: { part: Part; programme: Programme; zone: string }) {
  const speakers = speakersOf(programme).filter((speaker) => part.speakerIds.includes(speaker.id));
  return (
    <>
      {part.startsAt && (
        <>
          <Time value={part.startsAt} zone={zone} format="time" />:{' '}
        </>
      )}
      <strong>{part.title}</strong>
      {speakers.length > 0 && <> – {speakers.map((speaker) => speaker.name).join(', ')}</>}
      {part.description !== '' && (
        <>
          <br />
          {part.description}
        </>
      )}
    </>
  );
}

export function Speakers({ programme }: { programme: Programme }) {
  const speakers = speakersOf(programme);
  if (speakers.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Speakers</h2>
      <ul class="govuk-list govuk-list--bullet">
        {speakers.map((speaker) => (
          <li>{personWords(speaker)}</li>
        ))}
      </ul>
    </>
  );
}
