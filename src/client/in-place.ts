/** What the server says to a form that was sent from a script. */
interface Answer {
  readonly ok?: boolean;
  /** What was done, in a sentence. */
  readonly told?: string;
}

export interface SentForm {
  /** The value of `data-in-place`: what the form was about. */
  readonly about: string;
  readonly told: string;
  /** Puts the focus where the work goes on, should what had it be gone. Call it when the page shows the change. */
  refocus(): void;
}

/**
 * Sends forms with `data-in-place` without leaving the page, so that nothing typed elsewhere on it is lost and nothing
 * jumps. Where the server has something to object, the form is sent again as without a script, and the page that
 * comes says what; where the service cannot be reached, the form stays as it is. Returns the way to stop.
 */
export function sendInPlace(on: {
  readonly done: (sent: SentForm) => void;
  readonly unreachable: () => void;
}): () => void {
  const sending = new WeakSet<HTMLFormElement>();

  async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
    const refocus = placeAfter(form);
    const response = await fetch(form.action, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams(fieldsOf(form, submitter)),
    });
    if (response.status >= 500) throw new Error(`${response.status} for a form`);
    const answer = (await response.json()) as Answer;
    if (!response.ok || answer.ok !== true) {
      resend(form, submitter);
      return;
    }
    form.reset();
    on.done({ about: form.dataset['inPlace'] ?? '', told: answer.told ?? 'Done.', refocus });
  }

  function listen(event: SubmitEvent): void {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset['inPlace'] === undefined) return;
    event.preventDefault();
    if (sending.has(form)) return;
    sending.add(form);
    send(form, event.submitter)
      .catch(() => on.unreachable())
      .finally(() => sending.delete(form));
  }

  document.addEventListener('submit', listen);
  return () => document.removeEventListener('submit', listen);
}

function fieldsOf(form: HTMLFormElement, submitter: HTMLElement | null): [string, string][] {
  return [...new FormData(form, submitter)].map(([name, value]) => [
    name,
    typeof value === 'string' ? value : value.name,
  ]);
}

/** Sends a form as if no script were there. */
function resend(form: HTMLFormElement, submitter: HTMLElement | null): void {
  if (submitter instanceof HTMLButtonElement && submitter.name !== '') {
    const field = document.createElement('input');
    Object.assign(field, { type: 'hidden', name: submitter.name, value: submitter.value });
    form.append(field);
  }
  form.submit();
}

const FOCUSABLE = 'button, a[href], summary, input:not([type=hidden]), select, textarea';

/** Where the work goes on after a form: at the next item of its list, else at the heading of its section. */
function placeAfter(form: HTMLFormElement): () => void {
  const item = form.closest('li');
  const next = item?.nextElementSibling ?? item?.previousElementSibling ?? null;
  const section = form.closest('section');
  return () => {
    const { activeElement } = document;
    if (activeElement !== null && activeElement !== document.body && activeElement.isConnected) return;
    const place = next?.isConnected ? next.querySelector<HTMLElement>(FOCUSABLE) : null;
    const heading = (section?.isConnected ? section : document).querySelector<HTMLElement>('h2, h1');
    if (place === null && heading !== null && heading.tabIndex < 0) heading.tabIndex = -1;
    (place ?? heading)?.focus();
  };
}
