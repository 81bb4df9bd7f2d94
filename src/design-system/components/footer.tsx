import type { ComponentChildren } from 'preact';

export interface FooterProps {
  links?: readonly { text: string; href: string }[] | undefined;
  children?: ComponentChildren;
}

/** The foot of every page: links to help and statements. No crown, no logotype: this is not GOV.UK. */
export function Footer({ links = [], children }: FooterProps) {
  return (
    <div class="se-footer">
      <div class="govuk-width-container">
        {links.length > 0 && (
          <ul class="se-footer__links" aria-label="Support links">
            {links.map((link) => (
              <li>
                <a class="govuk-link govuk-link--no-visited-state" href={link.href}>
                  {link.text}
                </a>
              </li>
            ))}
          </ul>
        )}
        {children && <p class="se-footer__text">{children}</p>}
      </div>
    </div>
  );
}
