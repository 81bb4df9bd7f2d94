import { markSaved } from './drafts.ts';
import { fieldsOf } from './form-fields.ts';

/** After so long without a key stroke. */
const PAUSE_MS = 2_000;

/**
 * Saves the fields of `<form data-save-draft>` as a draft on the server while somebody writes, so that they can go on
 * elsewhere (FOR-9). The device keeps what the server could not take.
 */
export function saveDrafts(scope: ParentNode): void {
  for (const form of scope.querySelectorAll<HTMLFormElement>('form[data-save-draft]')) start(form);
}

function start(form: HTMLFormElement): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDirty = false;
  const stop = new AbortController();
  const save = (): void => {
    clearTimeout(timer);
    if (!isDirty || stop.signal.aborted) return;
    isDirty = false;
    const sent = [...form.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>('[data-draft]')].map(
      (field) => [field, field.value] as const,
    );
    void post(form, stop.signal).then((isSaved) => {
      if (stop.signal.aborted) return;
      if (isSaved) for (const [field, text] of sent) markSaved(field, text);
      say(form, isSaved ? 'Draft saved.' : 'Not saved yet. What you write is kept on this device.');
    });
  };
  form.addEventListener('input', () => {
    isDirty = true;
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE_MS);
  });
  // Sent as a whole now: a draft that arrived later would outlive it.
  form.addEventListener('submit', () => stop.abort());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') save();
  });
}

async function post(form: HTMLFormElement, signal: AbortSignal): Promise<boolean> {
  const body = new URLSearchParams();
  for (const [name, values] of Object.entries(fieldsOf(form))) {
    for (const value of [values].flat()) body.append(name, value);
  }
  body.set('act', 'save-draft');
  try {
    const { ok } = await fetch(form.action, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body,
      signal,
      keepalive: true,
    });
    return ok;
  } catch {
    return false;
  }
}

/** The same words are not said twice, so that nobody who listens is disturbed at each pause. */
function say(form: HTMLFormElement, words: string): void {
  let status = form.querySelector<HTMLElement>('[data-draft-status]');
  if (status === null) {
    status = document.createElement('p');
    status.className = 'govuk-hint';
    status.dataset['draftStatus'] = '';
    status.setAttribute('role', 'status');
    form.querySelector('textarea')?.after(status);
  }
  if (status.textContent !== words) status.textContent = words;
}
