import { Checkboxes } from '../../../design-system/components/checkboxes.tsx';
import { Input } from '../../../design-system/components/input.tsx';
import { type FieldMistake, mistakeAt } from '../../../design-system/patterns/form.tsx';
import { MANY_TAGS, MOST_TAGS, type NamedTag, tagKey } from '../tags/tag.ts';

/** What a form about tags shows. */
export interface TagChoice {
  /** The list of the space. */
  readonly list: readonly NamedTag[];
  /** Names that are ticked or typed. */
  readonly chosen: readonly string[];
  readonly mayModerate: boolean;
}

/** Boxes for a short list; names to type for what is not in it, or for any where the list is long. */
export function TagFields({
  list,
  chosen,
  mayModerate,
  errors,
}: TagChoice & { errors: readonly FieldMistake[] }) {
  const boxes = list.length <= MANY_TAGS ? list : [];
  const ticked = new Set(chosen.map(tagKey));
  const known = new Set(boxes.map(({ name }) => tagKey(name)));
  const error = mistakeAt(errors, 'tags');
  const fresh = mayModerate
    ? 'A tag that is not in the list of this space is added to it.'
    : 'A tag that is not in the list of this space is proposed to its moderators.';
  return (
    <>
      {boxes.length > 0 && (
        <Checkboxes
          name="tag"
          label={`Tags (up to ${MOST_TAGS})`}
          small
          values={boxes.filter(({ name }) => ticked.has(tagKey(name))).map(({ name }) => name)}
          choices={boxes.map(({ name }) => ({ value: name, label: name }))}
        />
      )}
      <Input
        name="tags"
        label={boxes.length > 0 ? 'Other tags' : `Tags (up to ${MOST_TAGS})`}
        hint={`Words by which others find this thread, separated by commas. Leave it empty for none. ${fresh}`}
        value={chosen.filter((name) => !known.has(tagKey(name))).join(', ')}
        error={error}
        list={boxes.length === 0 && list.length > 0 ? 'tag-list' : undefined}
      />
      {boxes.length === 0 && list.length > 0 && (
        <datalist id="tag-list">
          {list.map(({ name }) => (
            <option value={name}>{name}</option>
          ))}
        </datalist>
      )}
    </>
  );
}
