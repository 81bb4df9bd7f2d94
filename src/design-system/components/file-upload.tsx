import { classes } from '../classes.ts';
import type { Attributes } from './attributes.ts';
import { type FieldProps, FormGroup, describedByIds, splitField } from './form-group.tsx';

export interface FileUploadProps
  extends FieldProps, Attributes<'input', keyof FieldProps | 'type' | 'value' | 'defaultValue' | 'list'> {
  /** Lets a file be dropped as well as chosen, in browsers with JavaScript. */
  drop?: boolean | undefined;
}

/** Sends a file. Its form needs `hasFiles`. A browser never keeps a chosen file when the page comes back. */
export function FileUpload(props: FileUploadProps) {
  const [field, { drop, ...rest }] = splitField(props);
  const id = field.id ?? field.name;
  const input = (
    <input
      class={classes('govuk-file-upload', field.class, field.error && 'govuk-file-upload--error')}
      id={id}
      name={field.name}
      type="file"
      aria-describedby={describedByIds(id, field)}
      {...rest}
    />
  );
  return (
    <FormGroup field={field} id={id}>
      {drop ? (
        <div class="govuk-file-upload-wrapper" data-module="govuk-file-upload">
          {input}
        </div>
      ) : (
        input
      )}
    </FormGroup>
  );
}
