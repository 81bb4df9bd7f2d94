/** The part of govuk-frontend's scripts that we use: the package carries no types of its own. */
declare module 'govuk-frontend' {
  export interface ComponentClass {
    new (element: Element): object;
    moduleName: string;
  }
  export const Accordion: ComponentClass;
  export const Button: ComponentClass;
  export const CharacterCount: ComponentClass;
  export const Checkboxes: ComponentClass;
  export const ErrorSummary: ComponentClass;
  export const FileUpload: ComponentClass;
  export const NotificationBanner: ComponentClass;
  export const Radios: ComponentClass;
  export const ServiceNavigation: ComponentClass;
  export const SkipLink: ComponentClass;
  export const Tabs: ComponentClass;
  export function isSupported(scope?: Element): boolean;
}
