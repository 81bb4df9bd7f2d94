interface Found {
  readonly name: string;
  readonly detail: string;
  readonly mention: string;
}

/** After so long without a key stroke. */
const PAUSE_MS = 200;
/** What stands before the caret where somebody begins to mention somebody: at most three words after an @. */
const BEGUN = /(?<![\w[@])@([\p{L}\p{M}\d'’.-]+(?: [\p{L}\p{M}\d'’.-]+){0,2})$/u;

/** Completes `@An…` in `<textarea data-mentions="address">` with whoever can be mentioned, by keyboard too (FOR-33). */
export function completeMentions(scope: ParentNode): void {
  for (const field of scope.querySelectorAll<HTMLTextAreaElement>('textarea[data-mentions]')) complete(field);
}

function complete(field: HTMLTextAreaElement): void {
  const { list, status } = listFor(field);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = new AbortController();
  let found: readonly Found[] = [];
  let active = -1;

  const close = (): void => {
    clearTimeout(timer);
    asking.abort();
    [found, active] = [[], -1];
    list.hidden = true;
    status.className = 'govuk-visually-hidden';
    field.removeAttribute('aria-activedescendant');
  };
  const select = (next: number): void => {
    active = next;
    for (const [index, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(index === active));
    }
    const option = list.children[active];
    if (option !== undefined) field.setAttribute('aria-activedescendant', option.id);
  };
  const put = (index: number): void => {
    const chosen = found[index];
    const begun = begunIn(field);
    close();
    if (chosen === undefined || begun === undefined) return;
    field.setRangeText(`${chosen.mention} `, begun.from, field.selectionStart, 'end');
    say(status, `${chosen.name} is mentioned.`);
    // Whatever keeps drafts hears of it as of a key stroke.
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const show = ({
    found: all,
    hasMore,
  }: {
    readonly found: readonly Found[];
    readonly hasMore: boolean;
  }): void => {
    close();
    found = all;
    list.replaceChildren(...all.map((each, index) => optionOf(each, `${list.id}-${index}`)));
    list.hidden = all.length === 0;
    say(status, wordsFor(all.length, hasMore), all.length === 0);
  };
  const ask = async (typed: string): Promise<void> => {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    const response = await fetch(`${field.dataset['mentions'] ?? ''}?q=${encodeURIComponent(typed)}`, {
      headers: { accept: 'application/json' },
      signal,
    });
    const answer = response.ok ? ((await response.json()) as Parameters<typeof show>[0]) : undefined;
    if (answer !== undefined && !signal.aborted) show(answer);
  };

  field.addEventListener('input', () => {
    clearTimeout(timer);
    const begun = begunIn(field);
    if (begun === undefined) {
      close();
      say(status, '');
      return;
    }
    // Without a connection one goes on writing: names are linked when the post is sent.
    timer = setTimeout(() => void ask(begun.typed).catch(close), PAUSE_MS);
  });
  field.addEventListener('keydown', (event) => {
    if (list.hidden || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      select(active === -1 && step === -1 ? found.length - 1 : (active + step + found.length) % found.length);
    } else if (event.key === 'Enter' && active !== -1) put(active);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  });
  field.addEventListener('blur', close);
  // The field keeps the focus when somebody presses on the list.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = (event.target as Element).closest('[role=option]');
    if (option !== null) put([...list.children].indexOf(option));
  });
}

function begunIn(field: HTMLTextAreaElement): { readonly from: number; readonly typed: string } | undefined {
  if (field.selectionStart !== field.selectionEnd) return undefined;
  const match = BEGUN.exec(field.value.slice(0, field.selectionStart));
  return match === null ? undefined : { from: match.index, typed: match[1] ?? '' };
}

function listFor(field: HTMLTextAreaElement): { readonly list: HTMLElement; readonly status: HTMLElement } {
  const [around, list, status] = [
    document.createElement('div'),
    document.createElement('ul'),
    document.createElement('p'),
  ];
  around.className = 'se-mentions';
  list.id = `${field.id}-mentions`;
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Who can be mentioned');
  say(status, '');
  status.setAttribute('role', 'status');
  around.append(list, status);
  field.after(around);
  // A field of several lines stays a text box, which may have all of these.
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-haspopup', 'listbox');
  field.setAttribute('aria-controls', list.id);
  return { list, status };
}

function optionOf({ name, detail }: Found, id: string): HTMLElement {
  const option = document.createElement('li');
  option.id = id;
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  option.textContent = detail === '' ? name : `${name}, ${detail}`;
  return option;
}

function wordsFor(count: number, hasMore: boolean): string {
  if (count === 0) return 'Nobody found who can be mentioned here by that name.';
  const more = hasMore ? ' There are more: write more of the name.' : '';
  return `${count} found. Choose with the arrow keys and Enter, or write on.${more}`;
}

/** Who sees the list sees how many there are; that nobody was found is shown too. */
function say(status: HTMLElement, words: string, isShown = false): void {
  status.className = isShown ? 'se-mentions__none' : 'govuk-visually-hidden';
  if (status.textContent !== words) status.textContent = words;
}
