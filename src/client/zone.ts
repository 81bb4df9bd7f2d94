const YEAR_SECONDS = 365 * 24 * 3600;

/** Notes the time zone of the device for the next pages, which are then rendered on the reader's own clock. */
export function noteZone(page: Document): void {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  if (timeZone === page.documentElement.dataset['zone']) return;
  page.cookie = `zone=${timeZone}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}
