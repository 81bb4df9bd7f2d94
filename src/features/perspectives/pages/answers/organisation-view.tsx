import { Button } from '../../../../design-system/components/button.tsx';
import { formatDate } from '../../../../design-system/format.ts';
import { Form, HiddenFields } from '../../../../design-system/patterns/form.tsx';
import type { Conversation } from '../../conversation.ts';
import type { Participant } from '../../participants.repository.ts';
import { perspectivesUrls } from '../../urls.ts';

interface OrganisationProps {
  readonly conversation: Pick<Conversation, 'id' | 'zone'>;
  readonly participant: Pick<Participant, 'organisation' | 'organisationToldAt'>;
  readonly csrf: string;
}

/** Asks whoever answers for a seat whether files for analysts may name it (PFM-34). */
export function OrganisationChoice({ conversation, participant, csrf }: OrganisationProps) {
  const { organisation, organisationToldAt } = participant;
  if (organisation === null) return null;
  const isTold = organisationToldAt !== null;
  return (
    <section aria-labelledby="organisation">
      <h2 class="govuk-heading-m" id="organisation">
        Your organisation in files
      </h2>
      <p class="govuk-body">
        You answer for {organisation}. Stewards can take out files that hold the answers of everybody under
        numbers, without names. Only if you agree, these also say that one of the numbers is from{' '}
        {organisation}, so that analysts can compare organisations. Where few people from {organisation}{' '}
        answer, whoever has the files may then find out what you answered.
      </p>
      <p class="govuk-body">
        {isTold
          ? `You agreed on ${formatDate(organisationToldAt, conversation.zone)}. If you change your mind, files that were taken out before stay as they are.`
          : 'You have not agreed. You need not, and nothing else depends on it.'}
      </p>
      <Form action={perspectivesUrls.organisation(conversation.id)} csrf={csrf}>
        <HiddenFields values={{ told: isTold ? 'no' : 'yes' }} />
        <Button variant="secondary">
          {isTold ? 'Do not name my organisation any more' : 'Let files name my organisation'}
        </Button>
      </Form>
    </section>
  );
}
