import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import { type FormBody, type FormError, typedText } from '../../../platform/forms/form.ts';
import { readRecord, writeRecord } from '../../../platform/record/record.ts';
import { findPerson, type PersonId } from '../../people/index.ts';
import type { SessionLive } from '../live.ts';
import { getSession, loadProgramme, lockSession } from '../repository.ts';
import { recordScope, type SessionService } from '../service.ts';
import type { Session, SessionId } from '../session.ts';
import { type Organiser, organisedSession } from './organiser.ts';
import {
  type Filled,
  PROMISED,
  type SectionName,
  type SectionValues,
  type SettingsForm,
  stampOf,
} from './sections.ts';
import {
  hasQuestions,
  saveAsking,
  saveDetails,
  saveJoining,
  saveLinks,
  usedLabelsOutside,
} from './settings.repository.ts';

export type SaveResult =
  | { readonly kind: 'saved' }
  | { readonly kind: 'rejected'; readonly errors: readonly FormError[] }
  /** Somebody else saved this form since it was opened; `saved` is what stands in it now. */
  | { readonly kind: 'changed-meanwhile'; readonly saved: Filled; readonly by: string | null }
  /** The first question came since the form was opened: these settings can no longer change (LIVE-17). */
  | { readonly kind: 'promised'; readonly saved: Filled; readonly fields: readonly string[] };

/** The form's field that says what was saved when it was opened. */
export const STAMP_FIELD = 'stamp';

export interface SettingsService {
  /** Saves one form of settings as it was typed. Nothing is saved unless the result is `saved`. */
  save<Name extends SectionName>(
    organiser: Organiser,
    form: SettingsForm<Name>,
    typed: FormBody,
  ): Promise<SaveResult>;
}

export function createSettings(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly live: SessionLive;
  readonly service: Pick<SessionService, 'scheduleMoves'>;
}): SettingsService {
  const { db, clock, live, service } = deps;

  async function saveIn<Name extends SectionName>(
    tx: Transaction,
    session: Session,
    form: SettingsForm<Name>,
    typed: FormBody,
    personId: PersonId,
  ): Promise<SaveResult> {
    const before = form.filled(await loadProgramme(tx, session));
    if (typedText(typed, STAMP_FIELD) !== stampOf(before)) {
      return { kind: 'changed-meanwhile', saved: before, by: await lastChangedBy(tx, session.id, form.name) };
    }
    const parsed = form.read({ ...promisesIn(before), ...typed });
    if (!parsed.ok) return { kind: 'rejected', errors: parsed.errors };
    const broken = brokenPromises(session, parsed.value);
    if (broken.length > 0 && (await hasQuestions(tx, session.id))) {
      return { kind: 'promised', saved: before, fields: broken };
    }
    const now = clock.now();
    const objections = await write(tx, session, form.name, parsed.value, now);
    if (objections.length > 0) return { kind: 'rejected', errors: objections };
    const saved = await getSession(tx, session.id);
    const changed = changedLabels(before, form.filled(await loadProgramme(tx, saved)), form.labels);
    if (changed.length === 0) return { kind: 'saved' };
    if (form.name === 'details') await service.scheduleMoves(tx, saved);
    await writeRecord(tx, now, {
      scope: recordScope(session.id),
      kind: 'settings-changed',
      personId,
      subject: form.name,
      data: { changed: changed.join(', ') },
    });
    return { kind: 'saved' };
  }

  return {
    async save(organiser, form, typed) {
      const { id } = organisedSession(organiser);
      const result = await inTransaction(db, async (tx) =>
        saveIn(tx, await lockSession(tx, id), form, typed, organiser.personId),
      );
      if (result.kind === 'saved') live.changed(id);
      return result;
    },
  };
}

/** Writes a section. What it returns, instead of writing, are reasons why it cannot. */
async function write<Name extends SectionName>(
  tx: Transaction,
  session: Session,
  name: Name,
  value: SectionValues[Name],
  now: Date,
): Promise<readonly FormError[]> {
  const values = { [name]: value } as Partial<SectionValues>;
  if (values.details) await saveDetails(tx, session, values.details);
  if (values.links) await saveLinks(tx, session, values.links);
  if (values.joining) await saveJoining(tx, session, values.joining, now);
  if (values.asking) {
    const [used] = await usedLabelsOutside(tx, session.id, values.asking.labels);
    if (used !== undefined) {
      return [{ field: 'labels', message: `Questions carry the label “${used}”. Put it back into the list` }];
    }
    await saveAsking(tx, session, values.asking);
  }
  return [];
}

/** What is promised is left out of a form in which it cannot change any more. */
function promisesIn(filled: Filled): Filled {
  return Object.fromEntries(
    PROMISED.filter((field) => field in filled).map((field) => [field, filled[field] ?? '']),
  );
}

function brokenPromises(session: Session, value: SectionValues[SectionName]): string[] {
  const settings = value as Partial<Session>;
  return PROMISED.filter((field) => settings[field] !== undefined && settings[field] !== session[field]);
}

function changedLabels(before: Filled, after: Filled, labels: Readonly<Record<string, string>>): string[] {
  return Object.entries(labels)
    .filter(([field]) => before[field] !== after[field])
    .map(([, label]) => label);
}

/** The name of who last saved a form, for another organiser. */
async function lastChangedBy(tx: Transaction, id: SessionId, section: SectionName): Promise<string | null> {
  const entries = await readRecord(tx, recordScope(id), { limit: 50 });
  const last = entries.find((entry) => entry.kind === 'settings-changed' && entry.subject === section);
  if (last === undefined || last.personId === null) return null;
  const person = await findPerson(tx, last.personId as PersonId);
  return person?.name || null;
}
