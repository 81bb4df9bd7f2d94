import {
  Accordion,
  Button,
  Checkboxes,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  ServiceNavigation,
  SkipLink,
  Tabs,
} from 'govuk-frontend';
import { CodePointCount, PlainRadios } from './browser-components.ts';

const COMPONENTS = [
  Accordion,
  Button,
  CodePointCount,
  Checkboxes,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  PlainRadios,
  ServiceNavigation,
  SkipLink,
  Tabs,
];

/**
 * Brings the design system's components inside `scope` to life, each element once: it may be called
 * again for markup that arrives later. Pages work without it.
 */
export function initDesignSystem(scope: Document | Element = document): void {
  // Set here rather than by a script in the page, which the content security policy forbids.
  document.body.classList.add('js-enabled', 'govuk-frontend-supported');
  for (const Component of COMPONENTS) {
    const name = Component.moduleName;
    for (const element of scope.querySelectorAll(`[data-module="${name}"]:not([data-${name}-init])`)) {
      start(Component, element);
    }
  }
}

/** One component that cannot start must not keep the others from starting. */
function start(Component: (typeof COMPONENTS)[number], element: Element): void {
  try {
    new Component(element);
  } catch (error) {
    console.error(error);
  }
}
