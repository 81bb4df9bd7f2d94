import { z } from 'zod';
import { checkbox, choice, line, text } from '../../../../platform/forms/fields.ts';
import { type FormError, parseForm, rejected } from '../../../../platform/forms/form.ts';
import { linesOf, repeated } from '../../organise/lines.ts';
import type { SettingsForm } from '../../organise/sections.ts';

const MOST_LABELS = 20;
const LONGEST_LABEL = 40;

function wholeNumber(name: string, min: number, max: number) {
  const error = `${name} must be a whole number from ${min} to ${max}`;
  return line({ name, max: 10 })
    .refine((value) => /^\d+$/.test(value) && Number(value) >= min && Number(value) <= max, { error })
    .transform(Number);
}

const schema = z.object({
  naming: choice(['named', 'organisation', 'not-shown'], 'Choose how people who ask are shown'),
  morePrivateAllowed: checkbox,
  moderation: choice(['after', 'before'], 'Choose when a moderator looks at questions'),
  queueAlertSeconds: wholeNumber('Seconds', 30, 3_600),
  moderationRules: text({ name: 'Rules', max: 3_000 }),
  maxOpenQuestions: wholeNumber('Open questions', 1, 50),
  hideVotesUntilVoted: checkbox,
  commentsAllowed: checkbox,
  repliesAllowed: checkbox,
  labels: text({ name: 'Labels', max: 2_000 }).transform(linesOf),
  retentionDays: wholeNumber('Days', 1, 365),
});

const YES = 'yes';

export const askingForm: SettingsForm<'asking'> = {
  name: 'asking',
  labels: {
    naming: 'How people who ask are shown',
    morePrivateAllowed: 'A more private form may be chosen',
    moderation: 'When a moderator looks at questions',
    moderationRules: 'Rules of moderation',
    queueAlertSeconds: 'When the chair is told of a waiting question',
    maxOpenQuestions: 'Open questions each',
    hideVotesUntilVoted: 'Numbers hidden until one has voted',
    commentsAllowed: 'Comments',
    repliesAllowed: 'Replies to questions before the session closes',
    labels: 'Labels',
    retentionDays: 'How long links to people are kept',
  },
  filled: ({ session, labels }) => ({
    naming: session.naming,
    morePrivateAllowed: session.morePrivateAllowed ? YES : '',
    moderation: session.moderation,
    moderationRules: session.moderationRules,
    queueAlertSeconds: String(session.queueAlertSeconds),
    maxOpenQuestions: String(session.maxOpenQuestions),
    hideVotesUntilVoted: session.hideVotesUntilVoted ? YES : '',
    commentsAllowed: session.commentsAllowed ? YES : '',
    repliesAllowed: session.repliesAllowed ? YES : '',
    labels: labels.map(({ name }) => name).join('\n'),
    retentionDays: String(session.retentionDays),
  }),
  read(typed) {
    const parsed = parseForm(schema, typed);
    if (!parsed.ok) return parsed;
    const errors = mistakesInLabels(parsed.value.labels);
    return errors.length === 0 ? parsed : rejected(typed, errors);
  },
};

function mistakesInLabels(labels: readonly string[]): FormError[] {
  const mistake = (message: string): FormError[] => [{ field: 'labels', message }];
  const long = labels.find((label) => [...label].length > LONGEST_LABEL);
  if (long !== undefined) return mistake(`“${long}” must be ${LONGEST_LABEL} characters or less`);
  const [again] = repeated(labels);
  if (again !== undefined) return mistake(`“${labels[again]}” is there twice. Remove one of them`);
  return labels.length > MOST_LABELS ? mistake(`Enter ${MOST_LABELS} labels or fewer`) : [];
}
