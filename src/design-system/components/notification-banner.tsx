import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import type { Attributes } from './attributes.ts';

export interface NotificationBannerProps extends Attributes<'div', 'role' | 'title' | 'type'> {
  /** `success` is announced at once and takes focus when the page opens. */
  type?: 'success' | undefined;
  title?: ComponentChildren;
  titleId?: string | undefined;
  titleHeadingLevel?: 1 | 2 | 3 | 4 | 5 | 6 | undefined;
  role?: 'alert' | 'region' | undefined;
  class?: string | undefined;
  disableAutoFocus?: boolean | undefined;
  /** Plain text is set as one large line; anything else as it is. */
  children?: ComponentChildren;
}

/** News about the whole page or service: what has just happened, or what everyone should know. */
export function NotificationBanner({
  type,
  title,
  titleId = 'govuk-notification-banner-title',
  titleHeadingLevel = 2,
  role,
  class: className,
  disableAutoFocus,
  children,
  ...rest
}: NotificationBannerProps) {
  const isSuccess = type === 'success';
  const Heading = `h${titleHeadingLevel}` as const;
  return (
    <div
      class={classes(
        'govuk-notification-banner',
        isSuccess && 'govuk-notification-banner--success',
        className,
      )}
      role={role ?? (isSuccess ? 'alert' : 'region')}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={disableAutoFocus === undefined ? undefined : String(disableAutoFocus)}
      {...rest}
    >
      <div class="govuk-notification-banner__header">
        <Heading class="govuk-notification-banner__title" id={titleId}>
          {title ?? (isSuccess ? 'Success' : 'Important')}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">
        {typeof children === 'string' ? (
          <p class="govuk-notification-banner__heading">{children}</p>
        ) : (
          children
        )}
      </div>
    </div>
  );
}
