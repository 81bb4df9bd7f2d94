import type { Clock } from '../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../platform/database/transaction.ts';
import { writeRecord } from '../../platform/record/record.ts';
import { listOrganisations, type OrganisationId } from '../organisations/index.ts';
import type { PersonId } from '../people/index.ts';
import {
  domainsTaken,
  findOrganisation,
  mergeOrganisations,
  organisationWithName,
  type OrganisationRow,
  renameOrganisation,
  setDomains,
} from './organisations.repository.ts';

/** What came of an act of an administrator; `why` is for the page. */
type Done = { readonly ok: true } | { readonly ok: false; readonly why: string };

export interface RunningOrganisations {
  /** The names it could be merged into. */
  names(otherThan: OrganisationId): Promise<readonly string[]>;
  rename(by: PersonId, organisation: OrganisationRow, name: string): Promise<Done>;
  setDomains(by: PersonId, organisation: OrganisationRow, domains: readonly string[]): Promise<Done>;
  /** Merges it into the one of that name. */
  merge(by: PersonId, organisation: OrganisationRow, name: string): Promise<Done>;
}

const DONE: Done = { ok: true };

/** What administrators do with organisations, each time on the record. */
export function createRunningOrganisations(db: Queryable, clock: Clock): RunningOrganisations {
  async function record(
    tx: Transaction,
    kind: string,
    act: { by: PersonId; id: OrganisationId; data: Readonly<Record<string, string>> },
  ): Promise<void> {
    const { by, id, data } = act;
    await writeRecord(tx, clock.now(), {
      scope: 'administration',
      kind,
      personId: by,
      subject: id,
      data,
    });
  }

  return {
    async names(otherThan) {
      return (await listOrganisations(db)).filter(({ id }) => id !== otherThan).map(({ name }) => name);
    },
    rename: (by, organisation, name) =>
      inTransaction(db, async (tx) => {
        const other = await organisationWithName(tx, name);
        const isTaken =
          other !== undefined && other.id !== organisation.id && other.mergedInto !== organisation.id;
        if (isTaken) return { ok: false, why: `There is already ${other.name}. Merge the two instead` };
        await renameOrganisation(tx, organisation, name, clock.now());
        const data = { from: organisation.name, to: name };
        await record(tx, 'organisation-renamed', { by, id: organisation.id, data });
        return DONE;
      }),
    setDomains: (by, organisation, domains) =>
      inTransaction(db, async (tx) => {
        const [taken] = await domainsTaken(tx, organisation.id, domains);
        if (taken !== undefined) return { ok: false, why: `${taken} belongs to another organisation` };
        await setDomains(tx, organisation.id, domains, clock.now());
        const data = { name: organisation.name, domains: domains.join(' ') };
        await record(tx, 'organisation-domains-set', { by, id: organisation.id, data });
        return DONE;
      }),
    merge: (by, organisation, name) =>
      inTransaction(db, async (tx) => {
        const found = await organisationWithName(tx, name);
        const into = found?.mergedInto ?? found?.id;
        if (into === undefined) return { ok: false, why: `There is no organisation called ${name}` };
        if (into === organisation.id)
          return { ok: false, why: 'An organisation cannot be merged into itself' };
        await mergeOrganisations(tx, organisation.id, into);
        const intoName = (await findOrganisation(tx, into))?.name ?? name;
        const data = { name: organisation.name, into, intoName };
        await record(tx, 'organisation-merged', { by, id: organisation.id, data });
        return DONE;
      }),
  };
}
