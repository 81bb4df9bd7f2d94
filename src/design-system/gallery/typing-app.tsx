import { hydrate, render } from 'preact';
import { Checkboxes } from '../components/checkboxes.tsx';
import { Input } from '../components/input.tsx';
import { Radios } from '../components/radios.tsx';
import { Select } from '../components/select.tsx';
import { Textarea } from '../components/textarea.tsx';

const CHOICES = ['a', 'b', 'c'].map((value) => ({ value, label: value, text: value }));

/** One of each control, whose values change with every version, as those of a live page may. */
export function TypingApp({ version }: { version: number }) {
  const value = CHOICES[version % 2]?.value;
  return (
    <form>
      <p>Version {version}</p>
      <Input name="input" label="Input" value={`version ${version}`} />
      <Textarea name="textarea" label="Textarea" value={`version ${version}`} />
      <Select name="select" label="Select" value={value} options={CHOICES} />
      <Radios name="radios" label="Radios" value={value} choices={CHOICES} />
      <Checkboxes name="boxes" label="Boxes" values={[value ?? '']} choices={CHOICES} />
    </form>
  );
}

/**
 * Takes over the server's markup in `root`; a further call renders a further version.
 * @public loaded by the browser
 */
export function show(root: Element, version: number, isFirst: boolean): void {
  (isFirst ? hydrate : render)(<TypingApp version={version} />, root);
}
