export const noticesUrls = {
  list: '/notices',
  page: (page: number) => (page === 1 ? '/notices' : `/notices?page=${page}`),
  open: (id: number | string) => `/notices/${id}/open`,
  read: (id: number | string) => `/notices/${id}/read`,
  readAll: '/notices/read-all',
  undo: '/notices/undo',
  allRead: (mark: string) => `/notices?read=${mark}`,
  settings: '/notices/settings',
  waiting: '/waiting',
  mailLink: (token: string) => `/notices/mail/${token}`,
} as const;
