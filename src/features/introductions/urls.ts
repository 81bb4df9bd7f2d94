/** Every address of introductions, spelled once. */
export const introductionUrls = {
  list: '/introductions',
  choice: '/introductions/choice',
  ask: (person: string) => `/people/${person}/introduction`,
  act: (id: string, act: 'accept' | 'decline' | 'block' | 'withdraw') => `/introductions/${id}/${act}`,
  unblock: (person: string) => `/introductions/blocked/${person}/unblock`,
  dismiss: (person: string) => `/introductions/suggestions/${person}/dismiss`,
} as const;
