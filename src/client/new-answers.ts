/**
 * Says on an open report how many answers came since, with a link to the report as it is now. Nothing on the page moves.
 */
export function tellOfNewAnswers(scope: ParentNode): void {
  const notice = scope.querySelector<HTMLElement>('[data-new-answers]');
  if (notice === null) return;
  const { newAnswers = '', since = '', show = '' } = notice.dataset;
  const source = new EventSource(newAnswers);
  source.addEventListener('answers', (event: MessageEvent<string>) => {
    const { answers } = JSON.parse(event.data) as { readonly answers: number };
    const more = answers - Number(since);
    if (more > 0) say(notice, `${more} new ${more === 1 ? 'answer' : 'answers'} – show`, show);
  });
}

function say(notice: HTMLElement, words: string, href: string): void {
  const link = notice.querySelector('a') ?? document.createElement('a');
  link.className = 'govuk-link';
  link.href = href;
  link.textContent = words;
  if (link.parentElement === null) notice.append(link);
}
