/** Whether the address belongs to one of the domains; `.gov.uk` means all below it. No domains at all mean any. */
export function isInDomains(email: string, domains: readonly string[]): boolean {
  if (domains.length === 0) return true;
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return domains.some((allowed) => (allowed.startsWith('.') ? domain.endsWith(allowed) : domain === allowed));
}

/** "Use an email address that ends in @a.example or @b.example": what to do instead. */
export function domainsSentence(domains: readonly string[]): string {
  const endings = domains.map((domain) => (domain.startsWith('.') ? domain : `@${domain}`));
  const last = endings.pop() ?? '';
  const list = endings.length === 0 ? last : `${endings.join(', ')} or ${last}`;
  return `Enter an email address that ends in ${list}, or ask the organiser of your session to invite this one`;
}
