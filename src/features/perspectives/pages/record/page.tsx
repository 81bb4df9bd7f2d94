import { formatCount } from '../../../../design-system/format.ts';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { readRecord, type RecordedEntry } from '../../../../platform/record/record.ts';
import { findPerson, type PersonId } from '../../../people/index.ts';
import { recordScope } from '../../conversation.ts';
import { conversationFrame } from '../../frame.ts';
import type { PerspectivesPages } from '../../pages.ts';
import { rejectWords } from '../../statement.ts';
import { perspectivesUrls } from '../../urls.ts';
import { Question } from '../../words-view.tsx';
import { visitOf } from '../../visits.ts';

const SHOWN = 100;

const SENTENCES: Readonly<Record<string, (entry: RecordedEntry) => string>> = {
  'perspectives-started': () => 'started this conversation',
  'perspectives-imported': () => 'imported this conversation',
  'perspectives-import-kept': () => 'let others read it',
  'perspectives-changed': () => 'changed its settings',
  'perspectives-seeds-added': ({ data }) =>
    `added ${formatCount(Number(data['statements']), 'statement')} of the conveners`,
  'perspectives-embedding-changed': ({ data }) =>
    `set the sites that may show it: ${String(data['origins'] || 'none')}`,
  'perspectives-least-shown': ({ data }) =>
    `set the smallest number of people behind any figure to ${String(data['least'])}`,
  'perspectives-open': () => 'opened it',
  'perspectives-paused': () => 'paused it',
  'perspectives-closed': () => 'closed it',
  'perspectives-convener-added': () => 'added a convener',
  'perspectives-convener-ended': () => 'ended the term of a convener',
  'perspectives-frozen': () => 'kept the report as it was',
  'statement-accept': (entry) => `accepted ${statementWords(entry)}`,
  'statement-reject': (entry) => `took away ${statementWords(entry)}: ${rejectWords(entry.reason)}`,
  'statement-merge': (entry) => `merged ${statementWords(entry)} with one that says the same`,
  'statement-correct': (entry) => `corrected the wording of ${statementWords(entry)}`,
  'statement-information': (entry) =>
    `changed whether ${statementWords(entry)} is information about the voter`,
  'statement-thread': (entry) => `began a thread about ${statementWords(entry)}`,
  'statement-purpose': (entry) => `put ${statementWords(entry)} forward for the common purpose`,
  'statement-purpose-back': (entry) =>
    `took back that ${statementWords(entry)} is put forward for the common purpose`,
  'participant-left-out': ({ reason }) =>
    `left one participant’s answers out of the calculation${reason === null ? '' : `: ${reason}`}`,
  'participant-let-back-in': () => 'let one participant’s answers back into the calculation',
  'network-left-out': ({ reason, data }) =>
    `left the answers of ${String(data['participants'])} participants from one network out of the calculation${reason === null ? '' : `: ${reason}`}`,
  'network-let-back-in': ({ data }) =>
    `let the answers of ${String(data['participants'])} participants from one network back into the calculation`,
  'participant-taken-along': () =>
    'took one guest’s answers along into their account, at their wish; the result was calculated again',
  'participant-erased': () =>
    'erased one participant’s answers at their wish; the result was calculated again',
};

/** What was done with a conversation, by whom: open to everybody who may see it. */
export function recordPages({ app, db, visits }: PerspectivesPages): void {
  app.get<{ Querystring: { before?: string } }>(
    perspectivesUrls.record(':conversation'),
    { config: { access: visits.toSee } },
    async (request, reply) => {
      const visit = visitOf(request);
      const { conversation } = visit;
      const before = Math.trunc(Number(request.query.before));
      const acts = await readRecord(db, recordScope(conversation.id), {
        limit: SHOWN,
        ...(before > 0 ? { before } : {}),
      });
      const names = new Map<string, string>();
      for (const personId of new Set(acts.flatMap((act) => act.personId ?? []))) {
        names.set(personId, (await findPerson(db, personId as PersonId))?.name || 'A convener');
      }
      return reply.page({
        title: 'Record',
        ...conversationFrame(visit, 'record'),
        content: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading caption={<Question of={conversation} />}>Record</PageHeading>
              <p class="govuk-body">What was done with this conversation. Nothing here can be changed.</p>
              {acts.length === 0 && <EmptyState title="Nothing was done yet." />}
              <ul class="govuk-list govuk-list--spaced">
                {acts.map((act) => (
                  <li>
                    <Time value={act.at} zone={conversation.zone} />:{' '}
                    {act.personId === null ? 'The service' : names.get(act.personId)}{' '}
                    {SENTENCES[act.kind]?.(act) ?? act.kind.replaceAll('-', ' ')}.
                  </li>
                ))}
              </ul>
              {acts.length === SHOWN && (
                <p class="govuk-body">
                  <a
                    class="govuk-link"
                    href={`${perspectivesUrls.record(conversation.id)}?before=${acts.at(-1)?.id ?? ''}`}
                  >
                    Earlier
                  </a>
                </p>
              )}
            </div>
          </div>
        ),
      });
    },
  );
}

function statementWords({ data }: RecordedEntry): string {
  return `statement ${String(data['number'] ?? '')}`;
}
