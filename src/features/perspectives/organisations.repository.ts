import type { Queryable } from '../../platform/database/transaction.ts';
import type { ConversationId, ParticipantId } from './conversation.ts';

/** Whether files for analysts may name the organisation of a participant (PFM-34): since when, or null for not. */
export async function setOrganisationTold(db: Queryable, id: ParticipantId, at: Date | null): Promise<void> {
  await db
    .updateTable('perspectivesParticipant')
    .set({ organisationToldAt: at })
    .where('id', '=', id)
    .where('organisation', 'is not', null)
    .execute();
}

export interface ToldOrganisation {
  readonly id: ParticipantId;
  readonly organisation: string;
  readonly seatKind: string | null;
}

/** Participants who agreed that their organisation is named and whose votes count, in the order of their ids. */
export async function listToldOrganisations(db: Queryable, id: ConversationId): Promise<ToldOrganisation[]> {
  const rows = await db
    .selectFrom('perspectivesParticipant')
    .select(['id', 'organisation', 'seatKind'])
    .where('perspectivesId', '=', id)
    .where('bannedAt', 'is', null)
    .where('organisation', 'is not', null)
    .where('organisationToldAt', 'is not', null)
    .orderBy('id')
    .execute();
  return rows as ToldOrganisation[];
}
