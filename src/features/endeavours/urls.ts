const home = (id: string) => `/endeavours/${id}`;

/** Every address of endeavours, spelled once. `id` is the endeavour's. */
export const endeavourUrls = {
  list: '/endeavours',
  start: '/endeavours/new',
  home,
  seats: (id: string) => `${home(id)}/seats`,
  stewards: (id: string) => `${home(id)}/stewards`,
  edge: (id: string) => `${home(id)}/edge`,
  record: (id: string) => `${home(id)}/record`,
} as const;
