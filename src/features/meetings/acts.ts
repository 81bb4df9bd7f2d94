import { formatCount } from '../../design-system/format.ts';
import type { Sessions } from '../sessions/index.ts';

/** How what organisers did with meetings reads on the record of a session, which names nobody. */
export function describeActs(record: Sessions['record']): void {
  const by = ['organiser'] as const;
  record.describe(
    'people-put-together',
    ({ who, data }) =>
      data['groups'] === 0
        ? `${who} tried to put people together, and found too few who had not met`
        : `${who} put ${formatCount(Number(data['people']), 'person', 'people')} who want to meet into ${formatCount(Number(data['groups']), 'group')}`,
    by,
  );
  record.describe(
    'people-swapped',
    () => 'Two people who had been put together swapped groups, as both wanted',
  );
  record.describe(
    'meeting-weights-set',
    ({ who }) => `${who} changed how much each difference counts in putting people together`,
    by,
  );
  record.describe('meeting-time-set', ({ who }) => `${who} set a time for putting people together`, by);
  record.describe(
    'meeting-time-taken-back',
    ({ who }) => `${who} took back the time for putting people together`,
    by,
  );
}
