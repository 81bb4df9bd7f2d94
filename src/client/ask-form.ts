import { announceNow } from './announce.ts';
import { forgetDraft } from './drafts.ts';
import { fieldsOf } from './form-fields.ts';
import { theOutbox } from './outbox.ts';

const SIMILAR_WAIT_MS = 700;

/**
 * Sends the ask form without losing it to a broken connection, and shows similar questions while somebody writes.
 * A refusal is left to the server's own page: it keeps what was typed and says what to do.
 */
export function startAskForm(scope: ParentNode): void {
  const form = scope.querySelector<HTMLFormElement>('form[data-send-with-script="ask"]');
  if (form === null) return;
  keepKey(form);
  showSimilar(form);
  form.addEventListener('submit', (event) => {
    const fields = fieldsOf(form);
    if (String(fields['text'] ?? '').trim() === '') return;
    event.preventDefault();
    const key = `ask:${String(fields['key'])}`;
    const stop = theOutbox().onDelivered((parcel, { status, body }) => {
      if (parcel.key !== key) return;
      stop();
      const href = (body as { href?: string } | undefined)?.href;
      if (status === 200 && href !== undefined) {
        forgetDraft(form.dataset['draftForm'] ?? '');
        location.assign(href);
      } else {
        form.submit();
      }
    });
    theOutbox().add({ key, url: form.action, fields });
    setTimeout(() => showWaiting(form), 2_000);
  });
}

function showWaiting(form: HTMLFormElement): void {
  if (form.querySelector('[data-waiting]') !== null) return;
  const text =
    'Your question is kept on this device and is sent as soon as the connection is back. Leave this page open.';
  const notice = document.createElement('p');
  notice.className = 'govuk-inset-text';
  notice.dataset['waiting'] = '';
  notice.textContent = text;
  form.append(notice);
  announceNow(text);
}

/** A reload of the page keeps the draft, and so the key that goes with it. */
function keepKey(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>('[data-draft-key]');
  if (field === null) return;
  const name = `draft-key:${field.dataset['draftKey'] ?? ''}`;
  const draft = localStorage.getItem(`draft:${field.dataset['draftKey'] ?? ''}`);
  const kept = localStorage.getItem(name);
  if (draft !== null && kept !== null) field.value = kept;
  else localStorage.setItem(name, field.value);
}

function showSimilar(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLTextAreaElement>('[data-similar]');
  const list = form.querySelector<HTMLElement>('[data-similar-list]');
  const csrf = form.querySelector<HTMLInputElement>('[name="_csrf"]')?.value ?? '';
  if (field === null || list === null) return;
  let timer: ReturnType<typeof setTimeout>;
  let asked = '';
  async function ask(): Promise<void> {
    const text = field?.value.trim() ?? '';
    if (text.length < 12 || text === asked) return;
    asked = text;
    const body = new URLSearchParams({ _csrf: csrf, text });
    const response = await fetch(field?.dataset['similar'] ?? '', { method: 'POST', body });
    if (!response.ok || list === null) return;
    const { count, questions } = (await response.json()) as SimilarAnswer;
    list.replaceChildren(...(count === 0 ? [] : [similarList(questions)]));
    if (count > 0)
      announceNow(
        `${count} similar ${count === 1 ? 'question is' : 'questions are'} listed below what you write.`,
      );
  }
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask().catch(() => undefined), SIMILAR_WAIT_MS);
  });
}

interface SimilarAnswer {
  readonly count: number;
  readonly questions: readonly { readonly href: string; readonly text: string; readonly votes: number }[];
}

/** Links, not forms: a form cannot stand in the form that is being written in. */
function similarList(questions: SimilarAnswer['questions']): HTMLElement {
  const box = document.createElement('div');
  box.className = 'se-similar';
  const title = document.createElement('p');
  title.className = 'govuk-body govuk-!-font-weight-bold';
  title.textContent = 'Has this been asked already? Vote for it instead:';
  const list = document.createElement('ul');
  list.className = 'govuk-list govuk-list--bullet';
  for (const { href, text, votes } of questions) {
    const link = document.createElement('a');
    link.className = 'govuk-link';
    link.href = href;
    link.textContent = text;
    const item = document.createElement('li');
    item.append(link, ` (${votes} ${votes === 1 ? 'vote' : 'votes'})`);
    list.append(item);
  }
  box.append(title, list);
  return box;
}
