/** The part of govuk-frontend's scripts that we use: the package carries no types of its own. */
declare module 'govuk-frontend' {
  interface Component {
    readonly $root: HTMLElement;
  }
  interface ComponentClass {
    new (element: Element): Component;
    readonly moduleName: string;
  }
  export const Accordion: ComponentClass;
  export const Button: ComponentClass;
  export const Checkboxes: ComponentClass;
  export const ErrorSummary: ComponentClass;
  export const FileUpload: ComponentClass;
  export const NotificationBanner: ComponentClass;
  export const ServiceNavigation: ComponentClass;
  export const SkipLink: ComponentClass;
  export const Tabs: ComponentClass;

  export class Radios implements Component {
    static readonly moduleName: string;
    readonly $root: HTMLElement;
    constructor(element: Element);
    syncConditionalRevealWithInputState(input: HTMLInputElement): void;
  }

  export class CharacterCount implements Component {
    static readonly moduleName: string;
    readonly $root: HTMLElement;
    readonly $textarea: HTMLTextAreaElement;
    readonly config: { countType?: 'characters' | 'length' | 'words' };
    count: number;
    constructor(element: Element);
    updateCount(): void;
  }
}
