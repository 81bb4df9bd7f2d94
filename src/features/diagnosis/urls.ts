import { endeavourUrls } from '../endeavours/index.ts';

const shape = (endeavour: string) => `${endeavourUrls.home(endeavour)}/shape`;
const round = (endeavour: string, id: string) => `${shape(endeavour)}/${id}`;

/** Every address of the shape of the problem, spelled once. */
export const diagnosisUrls = {
  shape,
  open: (endeavour: string) => `${shape(endeavour)}/open`,
  compare: (endeavour: string) => `${shape(endeavour)}/compare`,
  thresholds: (endeavour: string) => `${shape(endeavour)}/thresholds`,
  sayThresholds: (endeavour: string) => `${shape(endeavour)}/thresholds/consent`,
  round,
  answer: (endeavour: string, id: string, step: string) => `${round(endeavour, id)}/answer/${step}`,
  start: (endeavour: string, id: string) => `${round(endeavour, id)}/answer`,
  send: (endeavour: string, id: string) => `${round(endeavour, id)}/send`,
  withdraw: (endeavour: string, id: string) => `${round(endeavour, id)}/withdraw`,
  move: (endeavour: string, id: string) => `${round(endeavour, id)}/move`,
  merge: (endeavour: string, id: string) => `${round(endeavour, id)}/merge`,
  apart: (endeavour: string, id: string) => `${round(endeavour, id)}/apart`,
  rate: (endeavour: string, id: string, question: string) => `${round(endeavour, id)}/rate/${question}`,
  own: (endeavour: string, id: string) => `${round(endeavour, id)}/own`,
  ownFile: (endeavour: string, id: string) => `${round(endeavour, id)}/own.json`,
  forget: (endeavour: string, id: string) => `${round(endeavour, id)}/forget`,
  json: (endeavour: string, id: string) => `${round(endeavour, id)}/round.json`,
  csv: (endeavour: string, id: string) => `${round(endeavour, id)}/round.csv`,
  brief: (endeavour: string, id: string) => `${round(endeavour, id)}/brief.txt`,
  dialogue: (endeavour: string, id: string) => `${round(endeavour, id)}/dialogue`,
  removeNote: (endeavour: string, id: string) => `${round(endeavour, id)}/dialogue/remove`,
} as const;
