import { READING_NAMES } from '../../../analysis/diagnosis/advice.ts';
import { QUESTION_WORDS, QUESTIONS } from '../../../analysis/diagnosis/instrument.ts';
import { READING_MEANS } from './guide.ts';
import type { StoredResult } from './stored-result.ts';

/** One page to take away: for a simple problem, the brief for programme management. */
export function briefOf(
  about: {
    readonly title: string;
    readonly issue: string;
    readonly forWhom: string;
    readonly round: number;
    readonly closed: string;
  },
  result: StoredResult,
): string {
  const agreed = QUESTIONS.map((question) => {
    const rated = result.questions[question].statements.filter(
      ({ verdict, median }) => verdict === 'agreed' && median !== null && median >= 4,
    );
    const lines = rated.map(({ text, n }) => `- ${text} (${n} people)`);
    return [
      `Agreed on ${QUESTION_WORDS[question]}:`,
      ...(lines.length === 0 ? ['- nothing clearer than chance'] : lines),
      '',
    ];
  }).flat();
  const unclear = result.items.filter(({ verdict }) => verdict === 'split').map(({ text }) => `- ${text}`);
  return [
    result.reading === 'simple' ? `Brief for programme management: ${about.title}` : `Brief: ${about.title}`,
    '',
    about.issue,
    `For: ${about.forWhom}`,
    '',
    `Round ${about.round}, closed ${about.closed}: ${READING_NAMES[result.reading]}. ${READING_MEANS[result.reading]}`,
    `It rests on ${result.counted} people from ${result.organisations} ${result.organisations === 1 ? result.organisationWords.one : result.organisationWords.many}.`,
    '',
    ...result.sentences
      .filter(({ item, question }) => item === undefined || question !== undefined)
      .map(({ text }) => text),
    '',
    ...agreed,
    ...(unclear.length === 0 ? [] : ['In two camps about:', ...unclear, '']),
    'What to do next:',
    ...result.advice.main.map((line) => `- ${line}`),
    ...QUESTIONS.flatMap((question) =>
      result.advice.byQuestion[question].map((line) => `- On ${QUESTION_WORDS[question]}: ${line}`),
    ),
    '',
    'The thresholds behind this are design defaults, not validated.',
    '',
  ].join('\n');
}
