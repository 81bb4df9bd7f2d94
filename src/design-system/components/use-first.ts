import { useRef } from 'preact/hooks';

/**
 * The value of the first render, for as long as the element stays. What a control holds when it is made
 * must not change under a person's hands: a new default would overwrite a choice of theirs.
 */
export function useFirst<T>(value: T): T {
  return useRef(value).current;
}
