import { Button } from '../../../../design-system/components/button.tsx';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { Form } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { organiseUrls } from '../../organise/urls.ts';
import type { Session } from '../../session.ts';
import { SessionState } from '../about/programme-view.tsx';

export interface ScreenLinkView {
  readonly session: Session;
  /** The link that was just made; it cannot be shown again. */
  readonly link: string | undefined;
  readonly isInForce: boolean;
  readonly hasWithdrawn: boolean;
  readonly csrf: string;
}

export function ScreenLinkPage({ session, link, isInForce, hasWithdrawn, csrf }: ScreenLinkView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {hasWithdrawn && (
          <NotificationBanner type="success">The link for the screen no longer works</NotificationBanner>
        )}
        <PageHeading caption={session.title}>Screen in the room</PageHeading>
        <SessionState session={session} />
        <p class="govuk-body">
          The page for a projector shows what is being answered and the questions most wanted. It has no
          controls and no personal data beyond the names shown with questions. With its link it opens on any
          computer, without signing in.
        </p>
        {link !== undefined && (
          <InsetText>
            <p class="govuk-body">
              <strong>
                Copy this link now, or open it on the computer of the room. It cannot be shown again.
              </strong>
            </p>
            <p class="govuk-body">
              <a class="govuk-link" href={link}>
                {link}
              </a>
            </p>
          </InsetText>
        )}
        {link === undefined && (
          <p class="govuk-body">
            {isInForce
              ? 'A link is in force. If it is lost, make a new one: the old one then stops working.'
              : 'There is no link yet.'}
          </p>
        )}
        <Form action={organiseUrls.screen(session.code)} csrf={csrf}>
          <Button variant={isInForce ? 'secondary' : undefined} preventDoubleClick>
            {isInForce ? 'Replace it by a new link' : 'Make a link'}
          </Button>
        </Form>
        {isInForce && (
          <Form action={organiseUrls.withdrawScreen(session.code)} csrf={csrf}>
            <Button variant="warning" preventDoubleClick>
              Withdraw the link
            </Button>
          </Form>
        )}
      </div>
    </div>
  );
}
