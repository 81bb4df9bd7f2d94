import type { Naming, Session } from './session.ts';

/** The settings of a session in sentences, as everybody may read them before joining (LIVE-13). */

export function joiningWords(session: Pick<Session, 'joining' | 'allowedDomains'>): string {
  if (session.joining === 'open') {
    return 'Open: the code or the link is enough. Organisation, place and level are what people say when joining.';
  }
  const whose =
    session.allowedDomains.length === 0 ? '' : ` that ends in ${endingsWords(session.allowedDomains)}`;
  return `Verified: only people with a confirmed email address${whose}, or with a one-time ticket from the organiser, take part and vote.`;
}

/** How the addresses of these domains end; `.gov.uk` stands for all domains below it. Empty for no domains. */
export function endingsWords(domains: readonly string[]): string {
  const endings = domains.map((domain) => (domain.startsWith('.') ? domain : `@${domain}`));
  const last = endings.at(-1) ?? '';
  return endings.length < 2 ? last : `${endings.slice(0, -1).join(', ')} or ${last}`;
}

const NAMING: Readonly<Record<Naming, string>> = {
  named: 'Your name and organisation are shown with your question.',
  organisation: 'Your organisation is shown with your question, your name is not.',
  'not-shown': 'Neither your name nor your organisation is shown with your question, to anybody.',
};

export function namingWords(session: Pick<Session, 'naming' | 'morePrivateAllowed'>): string {
  const choice =
    session.morePrivateAllowed && session.naming !== 'not-shown'
      ? ' You can choose a more private form for each question.'
      : '';
  return NAMING[session.naming] + choice;
}

/** Who could find out who asked, although no page shows it (LIVE-26). */
export function whoCouldSeeWords(session: Pick<Session, 'naming' | 'retentionDays'>): string {
  const beginning = session.naming === 'named' ? 'Where a name is not shown, the' : 'The';
  return `${beginning} people who run this installation could look up in its database who wrote what, until that link is deleted ${session.retentionDays} days after the session is archived. Moderators, speakers and organisers cannot.`;
}

export function moderationWords(session: Pick<Session, 'moderation' | 'queueAlertSeconds'>): string {
  const before = `A moderator looks at each question before it appears; the chair is told when one waits longer than ${durationWords(session.queueAlertSeconds)}.`;
  const after = 'Questions appear at once; a moderator may take one down.';
  return `${session.moderation === 'before' ? before : after} A question is only declined for a reason from a published list, and its author is told.`;
}

function durationWords(seconds: number): string {
  const [count, unit] = seconds % 60 === 0 ? [seconds / 60, 'minute'] : [seconds, 'second'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

export function keptWords(session: Pick<Session, 'retentionDays'>): readonly string[] {
  return [
    'We keep what you write, your votes, and what you say about yourself here. A cookie in this browser remembers your seat.',
    'Until the session closes we keep your network address in a form that cannot be read back, to notice votes made by machine.',
    `The link between you and what you wrote is deleted ${session.retentionDays} days after the session is archived, unless you follow a question under your name. You can leave and be erased at any time.`,
  ];
}
