/** Every address under a session, spelled once. `code` is the join code. */
export const sessionUrls = {
  start: '/',
  list: '/sessions',
  create: '/sessions/new',
  enterCode: '/join',
  /** What is printed and in the QR code: short. */
  short: (code: string) => `/j/${code}`,
  home: (code: string) => `/s/${code}`,
  join: (code: string) => `/s/${code}/join`,
  about: (code: string) => `/s/${code}/about`,
  events: (code: string) => `/s/${code}/events`,
  staffEvents: (code: string) => `/s/${code}/staff-events`,
  seat: (code: string) => `/s/${code}/seat`,
  seatLink: (code: string) => `/s/${code}/seat/link`,
  seatData: (code: string) => `/s/${code}/seat/data.json`,
  continueSeat: (code: string, secret: string) => `/s/${code}/continue/${secret}`,
  leave: (code: string) => `/s/${code}/leave`,
  seats: (code: string) => `/s/${code}/seats`,
  record: (code: string) => `/s/${code}/record`,
  calendar: (code: string) => `/s/${code}/calendar.ics`,
  organise: (code: string) => `/s/${code}/organise`,
} as const;
