const PREFIX = 'draft:';

/**
 * Keeps what is typed into `<textarea data-draft="key">` or `<input data-draft="key">` on the device until the server
 * has confirmed it: a page that carries `data-draft-sent="key"` clears it (LIVE-28). What the server sent back in the
 * field wins over an older draft.
 */
export function keepDrafts(scope: ParentNode): void {
  for (const element of scope.querySelectorAll<HTMLElement>('[data-draft-sent]')) {
    forgetDraft(element.dataset['draftSent'] ?? '');
  }
  for (const field of scope.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>('[data-draft]')) {
    const key = PREFIX + (field.dataset['draft'] ?? '');
    const kept = read(key);
    if (field.value === '' && kept !== null) {
      field.value = kept;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    field.addEventListener('input', () => write(key, field.value));
  }
}

export function forgetDraft(key: string): void {
  write(PREFIX + key, '');
}

/** Storage may be full or forbidden: then the draft lives as long as the page. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    if (value === '') localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // As above.
  }
}
