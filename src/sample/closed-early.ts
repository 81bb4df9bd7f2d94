import {
  answeredAloud,
  choose,
  confirmNote,
  declineToAnswer,
  mergeInto,
  noteAnswer,
  passOn,
  reopen,
  start,
  write,
} from './steps.ts';
import type { ToldQuestion } from './story.ts';

const DAY = 24 * 60;

/** What was asked before the closed session and in its first minutes. */
export const closedEarly: readonly ToldQuestion[] = [
  {
    name: 'friday',
    at: -600,
    from: 'probation',
    text: 'Why do we still release people on Friday afternoons, when every service they need is about to close for the weekend?',
    to: ['dana', 'sofia'],
    part: 1,
    label: 'What is wrong',
    wanted: 0.7,
    became: [
      [8, choose()],
      [10, start()],
      [16, answeredAloud('dana', 'sofia')],
      [
        17,
        noteAnswer(
          'dana',
          '00:10:20',
          'Release dates follow the sentence, but the hour does not. From next month Ravenhill opens the gate at 9 in the morning, and nobody leaves after noon on a Friday.',
        ),
      ],
      [
        18,
        noteAnswer(
          'sofia',
          '00:14:05',
          'Probation can see people on the day if it knows by Wednesday who is coming. It asks the prison for one list a week.',
        ),
      ],
      [DAY, confirmNote('dana')],
    ],
  },
  {
    name: 'friday-again',
    at: 6,
    from: 'recovery',
    text: 'Could release days avoid Fridays and the days before bank holidays?',
    to: ['dana'],
    part: 1,
    label: 'What should be done',
    wanted: { recovery: 0.7, health: 0.7, probation: 0.2 },
    became: [[7.5, mergeInto('friday')]],
  },
  {
    name: 'tell-it-once',
    at: -420,
    from: 'health',
    text: 'A person tells their story seven times in one week. What would have to be true for them to tell it once?',
    part: 1,
    label: 'How things work',
    wanted: 0.8,
    became: [
      [18, choose()],
      [19, start()],
      [26, answeredAloud('dana', 'ruth')],
      [
        27,
        noteAnswer(
          'ruth',
          '00:20:10',
          'Ask the person what may be shared, write it down with them, and let them carry it. It worked for 40 people in our group.',
        ),
      ],
      [
        DAY + 200,
        write(
          'marcus',
          'We would accept a form that the prison has filled in with the person. We need three facts from it, not thirty, and I have sent the three to everybody on this panel.',
        ),
      ],
      [
        2 * DAY + 60,
        write(
          'sofia',
          'Our assessment can begin from somebody else’s notes if the person has agreed. I have asked our lawyers for one page that says so, and will put it here.',
        ),
      ],
    ],
  },
  {
    name: 'address',
    at: -300,
    from: 'housing',
    text: 'Which of us can accept a letter from the prison as proof of address, from tomorrow?',
    to: ['marcus'],
    part: 2,
    label: 'What should be done',
    wanted: {
      probation: 0.5,
      prison: 0.6,
      housing: 0.75,
      council: 0.4,
      health: 0.3,
      lived: 0.7,
      recovery: 0.7,
    },
    became: [
      [
        DAY + 30,
        write(
          'marcus',
          'We can. From Monday a letter on the prison’s paper, not older than 14 days, is enough to be put on our list.',
        ),
      ],
    ],
  },
  {
    name: 'caseloads',
    at: -200,
    from: 'probation',
    text: 'When will probation officers have caseloads that leave time to meet people at the gate?',
    to: ['sofia'],
    part: 1,
    label: 'What is wrong',
    wanted: { probation: 1 },
    became: [
      [
        2 * DAY + 90,
        write(
          'sofia',
          'Not this year, and I will not promise it. What I can do is free two people from reports nobody reads. Tell me which reports.',
        ),
      ],
    ],
  },
  {
    name: 'who-to-ring',
    at: 4,
    from: 'employers',
    text: 'We want to offer jobs before people are released. Whom do we ring?',
    naming: 'organisation',
    to: ['dana'],
    part: 1,
    label: 'How things work',
    wanted: { employers: 1, prison: 0.4, lived: 0.7, council: 0.4 },
    became: [
      [
        30,
        passOn(
          'dana',
          'sofia',
          'The prison may not give out names. Probation meets people before release and can ask them.',
        ),
      ],
    ],
  },
  {
    name: 'give-up',
    at: 12,
    from: 'council',
    text: 'Which part of your own budget would you give up first, if it saved more for somebody else in this room?',
    to: ['marcus', 'sofia', 'kwame'],
    part: 2,
    label: 'What should be done',
    wanted: 0.6,
    became: [
      [38, choose()],
      [40, start()],
      [
        44,
        declineToAnswer(
          'kwame',
          'Budgets of the department are set by ministers. I will ask whether I may answer, and say so here.',
        ),
      ],
      [47, answeredAloud('marcus', 'sofia')],
      [
        49,
        noteAnswer(
          'marcus',
          '00:41:30',
          'The money for guarding empty flats: a person in a flat guards it better, and costs less than the firm.',
        ),
      ],
      [50, confirmNote('marcus')],
    ],
  },
  {
    name: 'trust',
    at: 15,
    from: 'lived',
    text: 'Who decides which of us people can trust, when all of us have let them down before?',
    to: ['ruth', 'kwame'],
    part: 1,
    label: 'How things work',
    wanted: 0.5,
    became: [
      [27.5, start()],
      [31, answeredAloud('ruth', 'kwame')],
      [33, reopen()],
      [
        2 * DAY + 300,
        write(
          'kwame',
          'I spoke about trust and did not answer who decides. The honest answer is: today nobody asks. We will ask every person on leaving whom they want told, and act on that.',
        ),
      ],
    ],
  },
];
