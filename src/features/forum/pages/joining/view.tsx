import { Button } from '../../../../design-system/components/button.tsx';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import { formatCount } from '../../../../design-system/format.ts';
import {
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import type { WantedInvitation } from '../../joining/inviting.ts';
import { type ShownRequest, type SpaceInvitation, WHY_OVER, whyOver } from '../../joining/joining.ts';
import type { Space } from '../../space.ts';
import { forumUrls } from '../../urls.ts';
import { InviteForm } from './invite-form.view.tsx';

const NEWS = {
  sent: 'The invitation is sent',
  revoked: 'The invitation is taken back: nobody comes in by it any more',
  accepted: 'They belong to the space now, and are told',
  declined: 'The request is declined, and they are told in your words',
  settled: 'This request had been answered or withdrawn already',
  opened: 'Everybody who is signed in sees the name and purpose now, and may ask to join',
  closed: 'Only members see this space now',
} as const;

export function isNews(word: string | undefined): word is keyof typeof NEWS {
  return word !== undefined && Object.hasOwn(NEWS, word);
}

export interface JoiningModel {
  readonly space: Space;
  readonly requests: readonly ShownRequest[];
  readonly takes: boolean;
  readonly invitations: readonly SpaceInvitation[];
  readonly now: Date;
  readonly filled: Readonly<Record<string, string>>;
  readonly errors: readonly FieldMistake[];
  /** The request whose answer has a mistake. */
  readonly declining: string | undefined;
  readonly news: keyof typeof NEWS | undefined;
  readonly csrf: string;
}

export function JoiningPage(model: JoiningModel) {
  const { space, requests, invitations, news, errors } = model;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        {news !== undefined && <NotificationBanner type="success">{NEWS[news]}</NotificationBanner>}
        <PageHeading caption={space.name}>Invitations and requests</PageHeading>
        <h2 class="govuk-heading-m">Who asks to join</h2>
        {requests.length === 0 && <EmptyState title="Nobody is waiting for an answer" />}
        {requests.map((request) => (
          <Waiting key={request.id} request={request} {...model} />
        ))}
        <TakesRequests {...model} />
        <InviteForm action={pathOf(space)} {...model} />
        <h2 class="govuk-heading-m">Invitations</h2>
        {invitations.length === 0 && <EmptyState title="There are no invitations yet" />}
        {invitations.map((invitation) => (
          <Invitation key={invitation.id} invitation={invitation} {...model} />
        ))}
      </div>
    </div>
  );
}

function pathOf(space: Space, end = ''): string {
  return `${forumUrls.spaceAct(space.id, 'joining')}${end}`;
}

function Waiting({
  request,
  space,
  filled,
  errors,
  declining,
  csrf,
}: JoiningModel & { request: ShownRequest }) {
  const { id, personId, name, organisation, words, askedAt } = request;
  return (
    <section>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1">
        <a class="govuk-link" href={`/people/${personId}`}>
          {name === '' ? 'Somebody without a name' : name}
        </a>
        {organisation !== null && `, ${organisation}`}
      </h3>
      <p class="govuk-body se-lines">{words}</p>
      <p class="govuk-body-s">
        Asked on <Time value={askedAt} />
      </p>
      <Form action={pathOf(space, `/${id}/accept`)} csrf={csrf}>
        <Button preventDoubleClick>
          Accept<VisuallyHidden> {name}</VisuallyHidden>
        </Button>
      </Form>
      <Form action={pathOf(space, `/${id}/decline`)} csrf={csrf}>
        <Textarea
          id={`answer-${id}`}
          name="answer"
          label="Or decline, with a few words to them"
          rows={2}
          value={declining === id ? filled['answer'] : ''}
          error={mistakeAt(errors, `answer-${id}`)}
        />
        <Button variant="secondary" preventDoubleClick>
          Decline<VisuallyHidden> {name}</VisuallyHidden>
        </Button>
      </Form>
    </section>
  );
}

function TakesRequests({ space, takes, csrf }: JoiningModel) {
  return (
    <Form action={pathOf(space, '/requests')} csrf={csrf}>
      <HiddenFields values={{ takes: takes ? 'no' : 'yes' }} />
      <p class="govuk-body">
        {takes
          ? 'Everybody who is signed in sees the name and purpose of this space, and may ask to join.'
          : 'Nobody but its members sees that this space is there.'}
      </p>
      <Button variant="secondary">
        {takes ? 'Take no more requests' : 'Let people see it and ask to join'}
      </Button>
    </Form>
  );
}

function Invitation({ invitation, space, now, csrf }: JoiningModel & { invitation: SpaceInvitation }) {
  const { id, email, purpose, uses, useLimit, madeByName, madeAt, expiresAt } = invitation;
  const over = whyOver(invitation, now);
  return (
    <section>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{email ?? 'By a link or an email'}</h3>
      <p class="govuk-body govuk-!-margin-bottom-1 se-lines">{purpose}</p>
      <p class="govuk-body-s">
        Made by {madeByName === '' ? 'a moderator' : madeByName} on <Time value={madeAt} format="date" />.
        Used {uses} of {formatCount(useLimit, 'time')}.{' '}
        {over === null ? (
          <>
            Works until <Time value={expiresAt} />.
          </>
        ) : (
          WHY_OVER[over]
        )}
      </p>
      {over === null && (
        <Form action={pathOf(space, `/${id}/revoke`)} csrf={csrf}>
          <Button variant="secondary">
            Take back<VisuallyHidden> the invitation: {purpose}</VisuallyHidden>
          </Button>
        </Form>
      )}
    </section>
  );
}

export function MadePage({ space, link, wanted }: { space: Space; link: string; wanted: WantedInvitation }) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption={space.name}>The link to pass on</PageHeading>
        <p class="govuk-body">
          Copy it now: it is shown only once. {formatCount(wanted.uses, 'person', 'people')} can come in by it
          within {formatCount(wanted.days, 'day')}.
        </p>
        <p class="govuk-body se-lines">
          <a class="govuk-link" href={link}>
            {link}
          </a>
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href={pathOf(space)}>
            Back to invitations and requests
          </a>
        </p>
      </div>
    </div>
  );
}
