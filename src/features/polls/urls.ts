const home = (code: string) => `/s/${code}`;

/** Every address of polls, spelled once. `code` is the session's join code, `id` the poll's. */
export const pollUrls = {
  list: (code: string) => `${home(code)}/polls`,
  /** The poll with its results; its answers are posted here. */
  poll: (code: string, id: string) => `${home(code)}/polls/${id}`,
  texts: (code: string, id: string) => `${home(code)}/polls/${id}/texts`,
  run: (code: string) => `${home(code)}/run-polls`,
  create: (code: string) => `${home(code)}/run-polls/new`,
  edit: (code: string, id: string) => `${home(code)}/run-polls/${id}/edit`,
  remove: (code: string, id: string) => `${home(code)}/run-polls/${id}/delete`,
  copy: (code: string, id: string) => `${home(code)}/run-polls/${id}/copy`,
  shift: (code: string, id: string) => `${home(code)}/run-polls/${id}/order`,
  move: (code: string, id: string) => `${home(code)}/run-polls/${id}/state`,
} as const;
