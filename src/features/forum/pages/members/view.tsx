import { Button } from '../../../../design-system/components/button.tsx';
import { Checkboxes } from '../../../../design-system/components/checkboxes.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Tag } from '../../../../design-system/components/tag.tsx';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import type { Space, SpaceKind } from '../../space.ts';
import type { SpaceMember } from '../../spaces/spaces.repository.ts';
import { forumUrls } from '../../urls.ts';

const OTHERS_WHO_DO: Readonly<Record<Exclude<SpaceKind, 'private'>, string>> = {
  public: 'Administrators can as well.',
  session: 'Whoever ran the session does, and can add others.',
  context: 'Those who share the work choose them.',
};

export function MembersPage(model: {
  space: Space;
  members: readonly SpaceMember[];
  mayChange: boolean;
  own: string;
  email: string;
  errors: readonly FieldMistake[];
  csrf: string;
}) {
  const { space, members, mayChange, own, email, errors, csrf } = model;
  const path = forumUrls.spaceAct(space.id, 'members');
  const isPrivate = space.kind === 'private';
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={space.name}>{isPrivate ? 'Members' : 'Who keeps order here'}</PageHeading>
        <p class="govuk-body">
          {isPrivate
            ? 'Everybody here reads everything that was ever written in this space.'
            : `They look at what is reported, and decide. ${OTHERS_WHO_DO[space.kind]}`}
        </p>
        {members.length === 0 && (
          <p class="govuk-body">
            {space.kind === 'public' ? 'Nobody yet, so administrators do.' : 'Nobody at the moment.'}
          </p>
        )}
        <ul class="se-threads">
          {members.map((member) => (
            <li class="se-thread">
              <p class="govuk-body">
                <strong>{member.name || 'Has not signed in yet'}</strong>
                {member.organisation !== null && `, ${member.organisation}`}{' '}
                {member.role === 'moderator' && <Tag>Moderator</Tag>}
                {member.addedAt !== null && (
                  <>
                    <br />
                    Since <Time value={member.addedAt} format="date" />
                  </>
                )}
              </p>
              {mayChange && member.addedAt !== null && member.id !== own && (
                <Form action={`${path}/${member.id}/remove`} csrf={csrf}>
                  <Button variant="secondary" preventDoubleClick>
                    Remove<VisuallyHidden> {member.name}</VisuallyHidden>
                  </Button>
                </Form>
              )}
            </li>
          ))}
        </ul>
        {mayChange && (
          <Form action={path} csrf={csrf}>
            <h2 class="govuk-heading-m">Add somebody</h2>
            <Input
              name="email"
              type="email"
              label="Email address"
              autocomplete="off"
              value={email}
              error={mistakeAt(errors, 'email')}
            />
            {isPrivate && (
              <Checkboxes
                name="moderator"
                choices={[{ value: 'yes', label: 'They help to keep order here' }]}
              />
            )}
            <Button preventDoubleClick>Add</Button>
          </Form>
        )}
      </div>
    </div>
  );
}
