import type { ComponentChildren } from 'preact';
import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import {
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { Space } from '../../space.ts';
import type { TagAct } from '../../tags/keeping-tags.ts';
import type { ListedTag } from '../../tags/tag.ts';
import { forumUrls } from '../../urls.ts';

interface Model {
  readonly space: Space;
  readonly tag: ListedTag;
  readonly list: readonly ListedTag[];
  readonly typed: { readonly act: string; readonly name: string };
  readonly errors: readonly FieldMistake[];
  readonly csrf: string;
}

/** What a moderator can do with a tag: one form for each, because each needs its own words. */
export function ChangeTagPage(model: Model) {
  const { space, tag, list, typed, errors } = model;
  const others = list.filter(
    ({ id, state, mergedInto }) => id !== tag.id && state === 'accepted' && mergedInto === null,
  );
  const into = list.find(({ id }) => id === tag.mergedInto);
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={`${space.name}, tag`}>{tag.name}</PageHeading>
        <p class="govuk-body">Everything here stands in the log of the space, and can be undone.</p>
        {tag.state === 'proposed' && (
          <Act {...model} act="accept" heading="Accept it" button="Accept">
            Its threads show it, and everybody can choose it. Whoever proposed it is told.
          </Act>
        )}
        {tag.state === 'removed' && (
          <Act {...model} act="restore" heading="Put it on the list again" button="Put on the list">
            Threads that carried it show it again.
          </Act>
        )}
        {into === undefined ? (
          others.length > 0 && (
            <Act
              {...model}
              act="merge"
              heading="Merge it into another tag"
              button="Merge"
              field={
                <Input
                  id="merge-name"
                  name="name"
                  label="Name of the other tag"
                  list="other-tags"
                  value={typed.act === 'merge' ? typed.name : ''}
                  error={mistakeAt(errors, 'merge-name')}
                />
              }
            >
              Its threads are found under the other tag, whose name stands for both. Whoever writes this name
              gets the other.
              <datalist id="other-tags">
                {others.map(({ name }) => (
                  <option value={name}>{name}</option>
                ))}
              </datalist>
            </Act>
          )
        ) : (
          <Act {...model} act="unmerge" heading={`Take it out of ${into.name}`} button="Take out">
            It is a tag of its own again, with the threads that were given it by this name.
          </Act>
        )}
        <Act
          {...model}
          act="rename"
          heading="Give it another name"
          button="Rename"
          field={
            <Input
              id="rename-name"
              name="name"
              label="New name"
              value={typed.act === 'rename' ? typed.name : tag.name}
              error={mistakeAt(errors, 'rename-name')}
            />
          }
        >
          Everywhere it stands.
        </Act>
        {tag.state !== 'removed' && (
          <Act
            {...model}
            act="remove"
            heading={tag.state === 'proposed' ? 'Decline it' : 'Take it off the list'}
            button={tag.state === 'proposed' ? 'Decline' : 'Take off the list'}
            field={
              <Input
                id="reason"
                name="reason"
                label="Why?"
                hint="It stands in the log, and whoever proposed the tag reads it"
              />
            }
          >
            No thread shows it any more, and nobody can choose it.
          </Act>
        )}
      </div>
    </div>
  );
}

function Act({
  space,
  tag,
  csrf,
  act,
  heading,
  button,
  field,
  children,
}: Model & {
  act: TagAct;
  heading: string;
  button: string;
  field?: ComponentChildren;
  children: ComponentChildren;
}) {
  const id = `${act}-heading`;
  return (
    <section aria-labelledby={id}>
      <h2 class="govuk-heading-m" id={id}>
        {heading}
      </h2>
      <p class="govuk-body">{children}</p>
      <Form action={forumUrls.tagAct(space.id, tag.id, 'change')} csrf={csrf}>
        <HiddenFields values={{ act }} />
        {field}
        <Button variant="secondary" preventDoubleClick>
          {button}
        </Button>
      </Form>
    </section>
  );
}
