import type { Reading } from '../../../analysis/diagnosis/reading.ts';

/** What each reading means, in one sentence, for somebody who hears the word for the first time. */
export const READING_MEANS: Readonly<Record<Reading, string>> = {
  critical: 'Harm is near, and you agree that it is. There is no time to find out together.',
  not_enough_voices: 'Too few people have been heard to say what kind of problem this is.',
  contested: 'You do not yet agree what sort of problem this is.',
  simple: 'You see how it works, and you agree.',
  agreement_problem: 'You see how it works, but you do not agree.',
  complicated: 'You agree, but the problem is hard to see through.',
  wicked: 'The problem is hard to see through, and people disagree about what it is and what to do.',
  mixed: 'The problem has parts of different kinds.',
};

/** How to hold the conversation that a reading calls for, step by step. */
export const DIALOGUE: Readonly<Record<Reading, readonly string[]>> = {
  critical: [
    'Agree in five minutes who commands, and until when.',
    'Say what will be done in the next hours, and who tells those it affects.',
    'Set the date on which you run this again.',
  ],
  not_enough_voices: [
    'Read the list of those who have not been heard.',
    'For each, say who knows somebody there, and who asks them by when.',
    'Set the date of the next round.',
  ],
  contested: [
    'Read out the item on which you are split, and the dots. Do not say who stands where.',
    'Give each side ten minutes: the reasons, and one example from their work. The others only ask what they do not understand.',
    'Each side says the other’s case until the other accepts it.',
    'Ask what would change a mind, and whether it can be found out.',
    'Run that item again.',
  ],
  simple: [
    'Take the brief to whoever runs programmes where this belongs.',
    'Agree who reports back, and when.',
    'Stop here.',
  ],
  agreement_problem: [
    'Read out the statements that divide you.',
    'Ask for the interest behind each position, not for the position again.',
    'Look for the decision: is it yours to negotiate, or does somebody have the right to decide?',
    'If you cannot settle it, ask somebody whom both sides accept to mediate.',
  ],
  complicated: [
    'Say what you would have to know to choose.',
    'Ask who knows it, or could model it.',
    'Plan one pilot with an evaluation, and what result would stop it.',
  ],
  wicked: [
    'Begin with the question on which you disagree most. Read its statements out, one by one.',
    'In pairs across organisations, say the other’s view until they accept it.',
    'Look for what you agree about although you thought you did not: begin there.',
    'Agree what you are for, before what to do.',
    'Choose two or three small tries that are safe to fail, and write down what you expect of each.',
  ],
  mixed: [
    'List the parts of the problem, one on each line.',
    'For each part, say whether you know how it works, and whether you agree.',
    'Give the parts that are simple to those who can run them.',
    'Run a round on each of the others.',
  ],
};
