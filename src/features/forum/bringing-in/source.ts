/** Where threads can be brought in from. */
export type Source = 'discourse' | 'loomio' | 'csv';

export const SOURCE_NAMES: Readonly<Record<Source, string>> = {
  discourse: 'Discourse',
  loomio: 'Loomio',
  csv: 'a CSV table',
};
