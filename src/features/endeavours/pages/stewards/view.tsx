import type { ComponentChildren } from 'preact';
import { Button } from '../../../../design-system/components/button.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { WarningText } from '../../../../design-system/components/warning-text.tsx';
import { formatDate } from '../../../../design-system/format.ts';
import { Form, FormErrors } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { STEWARDS_AT_LEAST } from '../../stewardship.ts';
import type { Stewardship } from '../../stewards.repository.ts';
import { endeavourUrls } from '../../urls.ts';
import { type StewardsView, whoIs } from './model.ts';
import { ChallengeList } from './challenges-view.tsx';
import { OpenProposal, ProposeForm, SettledProposals } from './proposals-view.tsx';

export function StewardsPage(view: StewardsView) {
  const { endeavour, returned, proposals, mayTakePart } = view;
  const open = proposals.filter(({ state }) => state === 'open');
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={returned.errors} />
        <PageHeading caption={endeavour.title}>Stewards</PageHeading>
        <p class="govuk-body">
          Stewards look after the endeavour for a limited time: they invite, remove, keep tidy what is in and
          out, and close rounds. They own nothing. Whatever they do is on the{' '}
          <a class="govuk-link" href={endeavourUrls.record(endeavour.id)}>
            shared record
          </a>
          , and any seat can challenge it.
        </p>
        <Current {...view} />
        <h2 class="govuk-heading-m">Challenges</h2>
        <ChallengeList {...view} />
        <h2 class="govuk-heading-m">Proposals</h2>
        {open.length === 0 && <p class="govuk-body">Nobody is proposed now.</p>}
        {open.map((proposal) => (
          <OpenProposal view={view} proposal={proposal} />
        ))}
        {mayTakePart && <ProposeForm {...view} />}
        <SettledProposals {...view} />
        <Terms title="Earlier terms" terms={view.earlier} view={view} />
        <p class="govuk-body">
          <a class="govuk-link" href={endeavourUrls.ending(endeavour.id)}>
            {endeavour.state === 'closed'
              ? 'How it was closed, and how to open it again'
              : 'Close this endeavour'}
          </a>
        </p>
      </div>
    </div>
  );
}

function Current(view: StewardsView) {
  const { current, coming, endeavour, isSteward, csrf } = view;
  const stewards = current.filter(({ office }) => office === 'steward').length;
  const convener = current.find(({ office }) => office === 'convener');
  return (
    <>
      {endeavour.state === 'active' && stewards < STEWARDS_AT_LEAST && (
        <WarningText>
          {stewards === 0 ? 'There is no steward.' : 'There is one steward only.'} At least two are needed, so
          that no act is answered by its own doer.
        </WarningText>
      )}
      <ul class="govuk-list govuk-list--bullet">
        {current.map((term) => (
          <li>
            {whoIs(view, term.memberId, term.seatId)},{' '}
            {term.office === 'convener' ? 'convenes it until there are two stewards, or' : 'steward'} until{' '}
            {formatDate(term.untilAt)}
          </li>
        ))}
        {coming.map((term) => (
          <li>
            {whoIs(view, term.memberId, term.seatId)}, steward from {formatDate(term.fromAt)} until{' '}
            {formatDate(term.untilAt)}
          </li>
        ))}
      </ul>
      {current.length === 0 && convener === undefined && (
        <p class="govuk-body">Nobody looks after it now. Any seat can propose a steward.</p>
      )}
      {isSteward && (
        <Details summary="Step down">
          <p class="govuk-body">Your term ends now. The seats can choose somebody else.</p>
          <Form action={endeavourUrls.stepDown(endeavour.id)} csrf={csrf}>
            <Button variant="warning">Step down</Button>
          </Form>
        </Details>
      )}
    </>
  );
}

function Terms({
  title,
  terms,
  view,
}: {
  title: ComponentChildren;
  terms: readonly Stewardship[];
  view: StewardsView;
}) {
  if (terms.length === 0) return null;
  return (
    <Details summary={title}>
      <ul class="govuk-list govuk-list--bullet">
        {terms.map(({ memberId, seatId, office, fromAt, untilAt, endedAt }) => (
          <li>
            {whoIs(view, memberId, seatId)}: {office} from {formatDate(fromAt)} to{' '}
            {formatDate(endedAt ?? untilAt)}
          </li>
        ))}
      </ul>
    </Details>
  );
}
