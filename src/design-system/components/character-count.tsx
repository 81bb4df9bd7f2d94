import { classes } from '../classes.ts';
import { Hint } from './hint.tsx';
import { Textarea, type TextareaProps } from './textarea.tsx';

export interface CharacterCountProps extends Omit<TextareaProps, 'maxLength' | 'maxlength'> {
  maxLength: number;
  /** Counts words in place of characters. */
  countType?: 'words' | undefined;
  /** The share of the limit, in percent, below which the count is not shown. */
  threshold?: number | undefined;
}

/**
 * A Textarea with a limit, and a count of what is left. Nothing stops a person from writing more, so
 * that nothing they paste is cut: the server checks, and counts as `countCharacters` does.
 */
export function CharacterCount(props: CharacterCountProps) {
  const { maxLength, countType, threshold, groupClass, groupAttributes, after, ...rest } = props;
  const infoId = `${props.id ?? props.name}-info`;
  const counting = {
    'data-module': 'govuk-character-count',
    'data-maxlength': maxLength,
    'data-threshold': threshold,
    'data-count-type': countType,
  };
  return (
    <Textarea
      {...rest}
      class={classes('govuk-js-character-count', props.class)}
      describedBy={classes(infoId, props.describedBy)}
      groupClass={classes('govuk-character-count', groupClass)}
      groupAttributes={{ ...counting, ...groupAttributes }}
      after={
        <>
          <Hint id={infoId} class="govuk-character-count__message">
            You can enter up to {maxLength} {countType ?? 'characters'}
          </Hint>
          {after}
        </>
      }
    />
  );
}
