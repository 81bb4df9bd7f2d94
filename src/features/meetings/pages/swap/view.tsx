import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { VisiblePerson } from '../../../directory/index.ts';
import type { Session } from '../../../sessions/index.ts';
import type { Candidate } from '../../swapping/swapping.ts';
import { meetingUrls } from '../../urls.ts';

const LIST = new Intl.ListFormat('en-GB');
/** So many can be chosen from; more are found by name or organisation. */
const MOST = 20;

export interface SwapModel {
  readonly session: Session;
  readonly candidates: readonly Candidate[];
  /** Who has asked whoever reads this, and waits for an answer. */
  readonly asking: readonly VisiblePerson[];
  /** What the names and organisations are searched for. */
  readonly text: string;
  readonly chosen: string;
  readonly errors: readonly FieldMistake[];
  readonly csrf: string;
}

/** People and where they work, in a sentence. */
export function listPeople(people: readonly Pick<VisiblePerson, 'name' | 'organisation'>[]): string {
  return LIST.format(
    people.map(({ name, organisation }) => (organisation === null ? name : `${name} (${organisation})`)),
  );
}

export function SwapPage(model: SwapModel) {
  const { session, candidates, asking, text, errors } = model;
  const words = text.toLowerCase().split(/\s+/);
  const found = candidates.filter(({ person: { name, organisation } }) => {
    const searched = `${name} ${organisation ?? ''}`.toLowerCase();
    return words.every((word) => searched.includes(word));
  });
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={session.title}>Ask to swap groups</PageHeading>
        <p class="govuk-body">
          You and the person you ask take each other’s place, if they say yes. They need not, and nobody has
          to say why. Both groups are told of a swap.
        </p>
        <p class="govuk-body">
          You can ask those with whom a swap brings nobody together who have been put together before, or who
          are to be kept apart.
        </p>
        {asking.length > 0 && (
          <p class="govuk-inset-text">
            {listPeople(asking)} {asking.length === 1 ? 'asks' : 'ask'} to swap with you.{' '}
            <a class="govuk-link" href={meetingUrls.meet(session.code)}>
              Answer first
            </a>
          </p>
        )}
        {candidates.length === 0 && (
          <EmptyState title={`There is nobody ${asking.length === 0 ? '' : 'else '}with whom you can swap`}>
            {asking.length === 0 ? 'You stay in your group.' : 'You stay in your group unless you say yes.'}
          </EmptyState>
        )}
        {candidates.length > MOST && (
          <Form action={meetingUrls.swap(session.code)} method="get">
            <Input name="text" label="Name or organisation" type="search" value={text} />
            <Button variant="secondary">Find</Button>
          </Form>
        )}
        {candidates.length > 0 && found.length === 0 && (
          <EmptyState title={`Nobody whom you can ask is called “${text}”`}>
            Try part of a name, or an organisation.
          </EmptyState>
        )}
        {found.length > 0 && <Choose {...model} found={found} />}
      </div>
    </div>
  );
}

function Choose({ session, text, chosen, errors, csrf, found }: SwapModel & { found: readonly Candidate[] }) {
  return (
    <Form action={meetingUrls.swap(session.code)} csrf={csrf}>
      <input type="hidden" name="text" value={text} />
      <Radios
        name="person"
        label="With whom do you want to swap?"
        hint={found.length > MOST ? `The first ${MOST} of ${found.length}: search for others.` : undefined}
        error={mistakeAt(errors, 'person')}
        value={chosen}
        choices={found.slice(0, MOST).map(({ person, wouldMeet }) => ({
          value: person.id,
          label: listPeople([person]),
          hint:
            wouldMeet.length === 0
              ? 'Nobody else is left in their group.'
              : `You would meet ${listPeople(wouldMeet)}.`,
        }))}
      />
      <Button preventDoubleClick>Ask to swap</Button>
    </Form>
  );
}
