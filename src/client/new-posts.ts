/**
 * Says on an open page of a thread how many replies came since it was opened, with a link to the first of them. Nothing
 * moves and nothing that is typed is touched (FOR-67).
 */
export function tellOfNewPosts(scope: ParentNode): void {
  const notice = scope.querySelector<HTMLElement>('[data-new-posts]');
  if (notice === null) return;
  const { newPosts = '', since = '', show = '' } = notice.dataset;
  const known = new Set<number>();
  const source = new EventSource(`${newPosts}?since=${since}`);
  source.addEventListener('posts', (event: MessageEvent<string>) => {
    const { numbers } = JSON.parse(event.data) as { readonly numbers: readonly number[] };
    for (const number of numbers) if (number > Number(since)) known.add(number);
    if (known.size > 0) say(notice, known.size, show);
  });
}

function say(notice: HTMLElement, count: number, href: string): void {
  const words = `${count} new ${count === 1 ? 'reply' : 'replies'} – show`;
  const link = notice.querySelector('a');
  if (link !== null) {
    link.textContent = words;
    return;
  }
  const made = document.createElement('a');
  made.className = 'govuk-link';
  made.href = href;
  made.textContent = words;
  notice.append(made);
}
