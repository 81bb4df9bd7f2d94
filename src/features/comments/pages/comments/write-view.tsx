import { Button } from '../../../../design-system/components/button.tsx';
import { CharacterCount } from '../../../../design-system/components/character-count.tsx';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { type FieldMistake, Form, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { type Naming, NAMING_WORDS } from '../../../sessions/shared.ts';
import { MAX_COMMENT_LENGTH } from '../../comment.ts';
import { commentUrls } from '../../urls.ts';

export interface WriteView {
  readonly code: string;
  readonly csrf: string;
  readonly sendKey: string;
  readonly typed: { readonly text: string; readonly naming: string };
  readonly errors: readonly FieldMistake[];
  readonly namings: readonly Naming[];
  readonly looksFirst: boolean;
  /** Why comments are not taken just now; the text is kept. */
  readonly closed: string | null;
}

/** The form for a comment. */
export function WriteComment({ code, csrf, sendKey, typed, errors, ...view }: WriteView) {
  if (view.closed !== null && typed.text === '') return <InsetText>{view.closed}</InsetText>;
  return (
    <Form action={commentUrls.list(code)} csrf={csrf} data-draft-form={`comment:${code}`}>
      {view.closed !== null && <InsetText>{view.closed}</InsetText>}
      <input type="hidden" name="key" value={sendKey} data-draft-key={`comment:${code}`} />
      <CharacterCount
        name="text"
        label="Your comment"
        labelClass="govuk-label--m"
        hint="For everyone here. To have a speaker answer, ask a question instead."
        maxLength={MAX_COMMENT_LENGTH}
        rows={3}
        value={typed.text}
        error={mistakeAt(errors, 'text') ?? mistakeAt(errors, 'key')}
        data-draft={`comment:${code}`}
      />
      <NamingChoice namings={view.namings} chosen={typed.naming} />
      <p class="govuk-body">
        {view.looksFirst
          ? 'A moderator looks at each comment before everyone sees it.'
          : 'Everyone sees your comment at once. A moderator may take it down, with a reason that you are told.'}
      </p>
      <Button preventDoubleClick>Send comment</Button>
    </Form>
  );
}

function NamingChoice({ namings, chosen }: { namings: readonly Naming[]; chosen: string }) {
  const [only] = namings;
  if (namings.length === 1 && only !== undefined) {
    return <InsetText>Your comment is shown: {NAMING_WORDS[only].toLowerCase()}.</InsetText>;
  }
  return (
    <Radios
      name="naming"
      label="How is it shown?"
      small
      value={chosen}
      choices={namings.map((naming) => ({ value: naming, label: NAMING_WORDS[naming] }))}
    />
  );
}
