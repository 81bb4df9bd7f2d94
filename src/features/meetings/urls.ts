import { sessionUrls } from '../sessions/index.ts';

/** Every address of meeting people, spelled once. `code` is the join code. */
export const meetingUrls = {
  meet: sessionUrls.meet,
  withdraw: (code: string) => `${sessionUrls.meet(code)}/withdraw`,
  swap: (code: string) => `${sessionUrls.meet(code)}/swap`,
  answerSwap: (code: string, swap: string) => `${sessionUrls.meet(code)}/swap/${swap}/answer`,
  takeSwapBack: (code: string, swap: string) => `${sessionUrls.meet(code)}/swap/${swap}/take-back`,
  organise: sessionUrls.organiseMeet,
  now: (code: string) => `${sessionUrls.organiseMeet(code)}/now`,
  at: (code: string) => `${sessionUrls.organiseMeet(code)}/at`,
  weights: (code: string) => `${sessionUrls.organiseMeet(code)}/weights`,
  takeBack: (code: string) => `${sessionUrls.organiseMeet(code)}/at/take-back`,
} as const;
