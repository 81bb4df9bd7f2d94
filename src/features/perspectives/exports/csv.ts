/** One row of a file (RFC 4180), with its line end. */
export function csvRow(fields: readonly (string | number)[]): string {
  return `${fields.map((field) => quote(String(field))).join(',')}\n`;
}

/** The same for spreadsheets, which would take such text for a formula (PFM-36). */
export function spreadsheetRow(fields: readonly (string | number)[]): string {
  return csvRow(
    fields.map((field) => (typeof field === 'string' && /^[=+\-@\t\r]/.test(field) ? `'${field}` : field)),
  );
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
