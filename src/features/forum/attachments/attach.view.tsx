import { Button } from '../../../design-system/components/button.tsx';
import { Details } from '../../../design-system/components/details.tsx';
import { FileUpload } from '../../../design-system/components/file-upload.tsx';
import { Input } from '../../../design-system/components/input.tsx';
import { type FieldMistake, mistakeAt } from '../../../design-system/patterns/form.tsx';
import { type AttachmentRules, sizeWords } from './attachment.ts';

/** Puts a picture or a document into the text above; its form needs `hasFiles`. */
export function AttachFields({
  rules,
  description,
  errors,
}: {
  rules: AttachmentRules;
  description: string;
  errors: readonly FieldMistake[];
}) {
  if (rules.mostBytes === 0) return null;
  const mistakes = [mistakeAt(errors, 'file'), mistakeAt(errors, 'description')];
  return (
    <Details summary="Attach a picture or a document" open={mistakes.some((each) => each !== undefined)}>
      <FileUpload
        name="file"
        label="File"
        hint={`${rules.types.join(', ').toUpperCase()}, ${sizeWords(rules.mostBytes)} at most. What a camera writes into pictures, such as the place, is removed.`}
        error={mistakes[0]}
        accept={rules.types.map((type) => `.${type}`).join(',')}
      />
      <Input
        name="description"
        label="What it shows or is about"
        hint="For a picture: what somebody should know who cannot see it"
        value={description}
        error={mistakes[1]}
      />
      <Button variant="secondary" name="act" value="attach">
        Attach it
      </Button>
    </Details>
  );
}
