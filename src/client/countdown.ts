/**
 * Counts down beside the end of a last call, once a second, in an element of its own: `<time data-countdown>` says
 * until when, also without this script.
 */
export function startCountdowns(): void {
  setInterval(() => {
    for (const element of document.querySelectorAll<HTMLTimeElement>('time[data-countdown]')) {
      const output = element.nextElementSibling;
      if (!(output instanceof HTMLElement)) continue;
      // oxlint-disable-next-line no-restricted-properties -- the browser's clock, beside the server's time
      const seconds = Math.max(0, Math.ceil((Date.parse(element.dateTime) - Date.now()) / 1000));
      output.textContent =
        seconds === 0 ? ' – over' : ` – ${seconds} ${seconds === 1 ? 'second' : 'seconds'} left`;
    }
  }, 1_000);
}
