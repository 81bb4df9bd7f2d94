import { Radios } from '../../../design-system/components/radios.tsx';
import { type FieldMistake, mistakeAt } from '../../../design-system/patterns/form.tsx';
import { namelessAuthor, type NamelessChoice } from './nameless.ts';

/** Whose name a post shows, and who could find out (FOR-61); nothing where the space takes no post without one. */
export function NamingField({
  choice,
  value,
  errors,
}: {
  choice: NamelessChoice | undefined;
  value: string;
  errors: readonly FieldMistake[];
}) {
  const error = mistakeAt(errors, 'naming');
  if (choice === undefined && error === undefined) return null;
  const organisation = choice?.organisation?.name;
  return (
    <Radios
      name="naming"
      label="Whose name is shown?"
      hint={
        choice && (
          <>
            Without your name nobody sees it on a page, in a message or in a file taken from here. Those who
            look after this space can look it up for a reason: that goes on the log of the space, and you are
            told. Whoever runs this service could find it in its database. What you write, or a file, may
            still show who you are.
          </>
        )
      }
      value={value}
      error={error}
      choices={[
        { value: 'name', label: 'Mine' },
        organisation !== undefined && {
          value: 'organisation',
          label: `No name: “${namelessAuthor(organisation)}”`,
        },
        choice !== undefined && {
          value: 'member',
          label: `No name: “${namelessAuthor(undefined)}”`,
          hint:
            organisation === undefined
              ? 'Your organisation is not named: fewer than three of its people read this space, or you have given none'
              : undefined,
        },
      ]}
    />
  );
}
