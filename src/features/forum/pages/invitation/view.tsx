import { Button } from '../../../../design-system/components/button.tsx';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { Form, FormErrors } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import type { SpaceInvitation } from '../../joining/joining.ts';
import type { Space } from '../../space.ts';

export function InvitationPage(model: {
  space: Space;
  invitation: SpaceInvitation;
  path: string;
  signIn: string | undefined;
  refusal: string | undefined;
  csrf: string;
}) {
  const { space, invitation, path, signIn, refusal, csrf } = model;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={refusal === undefined ? [] : [{ field: 'join', message: refusal }]} />
        <PageHeading caption="You are invited">{space.name}</PageHeading>
        {space.purpose !== '' && <p class="govuk-body-l">{space.purpose}</p>}
        <InsetText>{invitation.purpose}</InsetText>
        <p class="govuk-body">
          {invitation.madeByName === '' ? 'A moderator' : invitation.madeByName} invites you. In this space
          people go on talking between meetings. Its members see your name and organisation, and you read
          everything that was ever written in it.
        </p>
        <p class="govuk-body">
          The invitation works until <Time value={invitation.expiresAt} />.
        </p>
        {signIn === undefined ? (
          <Form action={path} csrf={csrf}>
            <Button id="join" preventDoubleClick>
              Join the space
            </Button>
          </Form>
        ) : (
          <Button href={signIn}>Sign in to join</Button>
        )}
      </div>
    </div>
  );
}

export function OverPage({ why }: { why: string }) {
  return (
    <>
      <PageHeading>This invitation is over</PageHeading>
      <p class="govuk-body">{why} Ask whoever gave it to you for a new one.</p>
    </>
  );
}
