const PREFIX = 'draft:';

/** What the device keeps of a field. */
interface Kept {
  readonly text: string;
  /** What the server is known to have of it. */
  readonly base: string;
}

type Field = HTMLTextAreaElement | HTMLInputElement;

const bases = new WeakMap<Field, string>();

/**
 * Keeps what is typed into `<textarea data-draft="key">` or `<input data-draft="key">` on the device until the server
 * has confirmed it: a page that carries `data-draft-sent="key"` clears it (LIVE-28). What the server sent in the field
 * wins over an older draft; where both hold something new, the device's is offered below the field.
 */
export function keepDrafts(scope: ParentNode): void {
  for (const element of scope.querySelectorAll<HTMLElement>('[data-draft-sent]')) {
    forgetDraft(element.dataset['draftSent'] ?? '');
  }
  for (const field of scope.querySelectorAll<Field>('[data-draft]')) {
    const kept = read(keyOf(field));
    const shown = field.value;
    bases.set(field, shown);
    if (kept !== null && kept.text !== shown && kept.text !== kept.base) {
      if (shown === '' || shown === kept.base) fill(field, kept.text);
      else offer(field, kept.text);
    }
    field.addEventListener('input', () => keep(field));
  }
}

export function forgetDraft(key: string): void {
  write(PREFIX + key, null);
}

/** The server has this text of the field now. */
export function markSaved(field: Field, text: string): void {
  bases.set(field, text);
  keep(field);
}

function keep(field: Field): void {
  const { value } = field;
  write(keyOf(field), value === '' ? null : { text: value, base: bases.get(field) ?? '' });
}

function keyOf(field: Field): string {
  return PREFIX + (field.dataset['draft'] ?? '');
}

function fill(field: Field, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

function offer(field: Field, text: string): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'govuk-button govuk-button--secondary';
  button.textContent = 'Add what else was written on this device';
  button.addEventListener('click', () => {
    fill(field, `${field.value}\n\n${text}`);
    button.remove();
    field.focus();
  });
  field.after(button);
}

/** Storage may be full or forbidden: then the draft lives as long as the page. */
function read(key: string): Kept | null {
  try {
    const stored = localStorage.getItem(key);
    return stored === null ? null : parse(stored);
  } catch {
    return null;
  }
}

/** A text alone was kept by an earlier version. */
function parse(stored: string): Kept {
  try {
    const { text, base } = JSON.parse(stored) as Partial<Kept>;
    return typeof text === 'string' ? { text, base: base ?? '' } : { text: stored, base: '' };
  } catch {
    return { text: stored, base: '' };
  }
}

function write(key: string, kept: Kept | null): void {
  try {
    if (kept === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // As above.
  }
}
