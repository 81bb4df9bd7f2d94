import { Button } from '../../../../design-system/components/button.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { signInPath } from '../../urls.ts';

export function SignedOutPage() {
  return (
    <>
      <PageHeading>You have signed out</PageHeading>
      <Button href={signInPath()} variant="secondary">
        Sign in again
      </Button>
    </>
  );
}
