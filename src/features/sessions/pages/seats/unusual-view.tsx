import { Button } from '../../../../design-system/components/button.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { type FieldMistake, Form, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { formatCount } from '../../../../design-system/format.ts';
import type { Session } from '../../session.ts';
import type { UnusualVotes } from '../../seats/unusual-votes.ts';
import { sessionUrls } from '../../urls.ts';
import { clockTime, seatLabel } from './words.ts';

export interface UnusualView {
  readonly session: Session;
  readonly groups: readonly UnusualVotes[];
  readonly csrf: string;
  readonly canSetAside: boolean;
  /** Of the form of the group whose first seat this is. */
  readonly mistakes: {
    readonly of: string;
    readonly reason: string;
    readonly errors: readonly FieldMistake[];
  } | null;
}

/** Groups of seats whose votes look as if a program gave them (LIVE-37). */
export function UnusualGroups(view: UnusualView) {
  return (
    <>
      <h2 class="govuk-heading-m">Unusual votes</h2>
      {view.groups.length === 0 ? (
        <p class="govuk-body">
          None. Seats that joined together and voted within two seconds would be listed here.
        </p>
      ) : (
        view.groups.map((group, index) => <Group {...view} group={group} number={index + 1} />)
      )}
    </>
  );
}

function Group({ session, group, number, csrf, canSetAside, mistakes }: UnusualView & Numbered) {
  const first = group.seats[0]?.id ?? '';
  const mine = mistakes !== null && mistakes.of === first ? mistakes : null;
  const field = number === 1 ? 'reason' : `reason-${number}`;
  const seats = formatCount(group.seats.length, 'seat');
  return (
    <div class="se-card se-card--urgent">
      <h3 class="govuk-heading-s se-card__head">
        Group {number}: {seats}
      </h3>
      <p class="govuk-body">{groupWords(group, session.zone)}</p>
      <Details summary={`Show the ${seats}`}>
        <ul class="govuk-list">
          {group.seats.map(({ id, joinedAt }) => (
            <li>
              {seatLabel(id)}: joined {clockTime(joinedAt, session.zone)}
            </li>
          ))}
        </ul>
      </Details>
      {canSetAside && (
        <Form action={sessionUrls.seatsSetAside(session.code)} csrf={csrf}>
          {group.seats.map(({ id }) => (
            <input type="hidden" name="seat" value={id} />
          ))}
          <Input
            name="reason"
            id={field}
            label={`Why group ${number} is set aside`}
            hint="Everybody in the session can read it."
            value={mine?.reason ?? ''}
            error={mine === null ? undefined : mistakeAt(mine.errors, 'reason')}
          />
          <Button variant="secondary">Set these {seats} aside</Button>
        </Form>
      )}
    </div>
  );
}

interface Numbered {
  readonly group: UnusualVotes;
  readonly number: number;
}

/** "14 of the 15 seats that joined from one network between … voted for the same question within 2 seconds, at …". */
function groupWords(group: UnusualVotes, zone: string): string {
  const [first, last] = [group.seats.at(0), group.seats.at(-1)];
  const between =
    first === undefined || last === undefined
      ? ''
      : ` between ${clockTime(first.joinedAt, zone)} and ${clockTime(last.joinedAt, zone)}`;
  const further = group.questions > 1 ? ` Their votes met on ${group.questions} questions.` : '';
  return `${formatCount(group.joinedTogether, 'seat')} joined from one network${between}. ${group.votes} of them voted for the same question within 2 seconds, at ${clockTime(group.at, zone)}.${further}`;
}
