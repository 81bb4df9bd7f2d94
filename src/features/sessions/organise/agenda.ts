import { type FormBody, type FormError, typedText } from '../../../platform/forms/form.ts';
import { loadProgramme } from '../repository.ts';
import { type Part, type PartId, type Programme, speakersOf } from '../session.ts';
import { deletePart, insertPart, orderParts, partIds, updatePart } from './agenda.repository.ts';
import { filledPart, readPart } from './agenda-form.ts';
import type { RunChange } from './change.ts';
import { type Direction, moveInOrder } from './move-in-order.ts';
import type { Organiser } from './organiser.ts';
import { type Filled, stampOf } from './sections.ts';

export const MOST_PARTS = 50;
/** The form's field that says what was saved when it was opened. */
const STAMP_FIELD = 'stamp';

export type SavePart =
  | { readonly kind: 'saved' }
  | { readonly kind: 'rejected'; readonly errors: readonly FormError[] }
  | { readonly kind: 'changed-meanwhile'; readonly saved: Filled }
  /** Somebody else has removed it. */
  | { readonly kind: 'gone' };

export interface AgendaService {
  /** Adds an item as it was typed, at the end. */
  add(organiser: Organiser, typed: FormBody): Promise<SavePart>;
  save(organiser: Organiser, id: PartId, typed: FormBody): Promise<SavePart>;
  move(organiser: Organiser, id: PartId, direction: Direction): Promise<void>;
  remove(organiser: Organiser, id: PartId): Promise<void>;
}

export function createAgenda(run: RunChange): AgendaService {
  return {
    add: (organiser, typed) =>
      run(organiser, async ({ tx, session, record }) => {
        const programme = await loadProgramme(tx, session);
        if (programme.parts.length >= MOST_PARTS) {
          return rejectedAt('title', `An agenda has ${MOST_PARTS} items at most. Remove one first`);
        }
        const read = readPart(typed, session, speakersOf(programme));
        if (!read.ok) return { kind: 'rejected', errors: read.errors };
        const id = await insertPart(tx, session.id, read.value);
        record({ kind: 'part-added', subject: id, data: { title: read.value.title } });
        return { kind: 'saved' };
      }),

    save: (organiser, id, typed) =>
      run(organiser, async ({ tx, session, record }) => {
        const programme = await loadProgramme(tx, session);
        const part = findPart(programme, id);
        if (part === undefined) return { kind: 'gone' };
        const saved = filledPart(part, session);
        if (typedText(typed, STAMP_FIELD) !== stampOf(saved)) return { kind: 'changed-meanwhile', saved };
        const read = readPart(typed, session, speakersOf(programme));
        if (!read.ok) return { kind: 'rejected', errors: read.errors };
        await updatePart(tx, id, read.value);
        record({ kind: 'part-changed', subject: id, data: { title: read.value.title } });
        return { kind: 'saved' };
      }),

    move: (organiser, id, direction) =>
      run(organiser, async ({ tx, session, record }) => {
        const ids = await partIds(tx, session.id);
        const moved = moveInOrder(ids, id, direction);
        if (moved.every((each, index) => each === ids[index])) return;
        await orderParts(tx, moved);
        record({ kind: 'part-moved', subject: id, data: { direction } });
      }),

    remove: (organiser, id) =>
      run(organiser, async ({ tx, session, record }) => {
        const part = findPart(await loadProgramme(tx, session), id);
        if (part === undefined) return;
        await deletePart(tx, session, id);
        record({ kind: 'part-removed', subject: id, data: { title: part.title } });
      }),
  };
}

export function findPart(programme: Programme, id: string): Part | undefined {
  return programme.parts.find((part) => part.id === id);
}

function rejectedAt(field: string, message: string): SavePart {
  return { kind: 'rejected', errors: [{ field, message }] };
}
