import type { EndeavourAct, Endeavours } from '../../endeavours/index.ts';

/** How acts on candidates for the common purpose read on the shared record. */
export function describePurposeActs(record: Endeavours['record']): void {
  const said = ({ data }: EndeavourAct): string => `“${String(data['text'])}”`;
  record.describe(
    'purpose-supported',
    (act) => `${act.who} said that their seat wants ${said(act)} in the purpose`,
  );
  record.describe(
    'purpose-support-taken-back',
    (act) => `${act.who} took back that their seat wants ${said(act)} in the purpose`,
  );
  record.describe(
    'purpose-set-aside',
    (act) => `${act.who} set ${said(act)} aside as a candidate for the purpose`,
    { isPrivileged: true },
  );
  record.describe(
    'purpose-brought-back',
    (act) => `${act.who} brought ${said(act)} back as a candidate for the purpose`,
    { isPrivileged: true },
  );
  record.describe('purpose-taken', (act) => `${act.who} took words from ${said(act)} into the purpose`, {
    isPrivileged: true,
  });
}
