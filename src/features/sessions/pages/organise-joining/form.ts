import { z } from 'zod';
import { choice, line, text } from '../../../../platform/forms/fields.ts';
import { type FormError, parseForm, rejected } from '../../../../platform/forms/form.ts';
import { linesOf, repeated } from '../../organise/lines.ts';
import type { SettingsForm } from '../../organise/sections.ts';

const MOST_DOMAINS = 50;
const MOST_ORGANISATIONS = 500;
const LONGEST_ORGANISATION = 150;

const schema = z.object({
  joining: choice(['open', 'verified'], 'Choose who may join'),
  allowedDomains: text({ name: 'Email domains', max: 5_000 }),
  organisations: text({ name: 'Organisations', max: 100_000 }),
  addOrganisation: line({ name: 'Organisation', max: LONGEST_ORGANISATION }),
});

export const joiningForm: SettingsForm<'joining'> = {
  name: 'joining',
  labels: {
    joining: 'Who may join',
    allowedDomains: 'Email domains',
    organisations: 'Organisations',
    addOrganisation: 'One more organisation',
  },
  filled: ({ session, organisations }) => ({
    joining: session.joining,
    allowedDomains: session.allowedDomains.join('\n'),
    organisations: organisations.map(({ name }) => name).join('\n'),
    addOrganisation: '',
  }),
  read(typed) {
    const parsed = parseForm(schema, typed);
    if (!parsed.ok) return parsed;
    const allowedDomains = domainsOf(parsed.value.allowedDomains);
    const organisations = withoutRepeats(
      linesOf(`${parsed.value.organisations}\n${parsed.value.addOrganisation}`),
    );
    const errors = [...mistakesInDomains(allowedDomains), ...mistakesInOrganisations(organisations)];
    if (errors.length > 0) return rejected(typed, errors);
    return { ok: true, value: { joining: parsed.value.joining, allowedDomains, organisations } };
  },
};

/** Domains as people write them: with or without @, on lines or with commas. */
function domainsOf(typed: string): string[] {
  const words = typed
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((word) => word !== '');
  return [...new Set(words.map((word) => word.replace(/^@/, '')))];
}

function mistakesInDomains(domains: readonly string[]): FormError[] {
  const wrong = domains.find((domain) => !/^\.?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(domain));
  const mistake = (message: string): FormError[] => [{ field: 'allowedDomains', message }];
  if (wrong !== undefined) return mistake(`“${wrong}” is not an email domain. Enter one like justice.gov.uk`);
  return domains.length > MOST_DOMAINS ? mistake(`Enter ${MOST_DOMAINS} email domains or fewer`) : [];
}

function mistakesInOrganisations(names: readonly string[]): FormError[] {
  const mistake = (message: string): FormError[] => [{ field: 'organisations', message }];
  const long = names.find((name) => name.length > LONGEST_ORGANISATION);
  if (long !== undefined) {
    return mistake(`“${long.slice(0, 40)}…” must be ${LONGEST_ORGANISATION} characters or less`);
  }
  return names.length > MOST_ORGANISATIONS
    ? mistake(`Enter ${MOST_ORGANISATIONS} organisations or fewer`)
    : [];
}

function withoutRepeats(names: readonly string[]): string[] {
  const again = new Set(repeated(names));
  return names.filter((_, index) => !again.has(index));
}
