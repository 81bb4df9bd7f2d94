import type { ComponentChildren } from 'preact';
import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import { formatCount } from '../../../../design-system/format.ts';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { PersonLine } from '../../components/person-line.view.tsx';
import type { VisiblePerson } from '../../profile.ts';
import { directoryUrls, withQuery } from '../../urls.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface OrganisationModel {
  readonly organisation: Named;
  readonly people: readonly VisiblePerson[];
  readonly total: number;
  readonly sessions: readonly { readonly code: string; readonly title: string; readonly startsAt: Date }[];
  readonly sections: readonly { readonly title: string; readonly content: ComponentChildren }[];
  readonly mayChange: boolean;
}

export function OrganisationPage(model: OrganisationModel) {
  const { organisation, people, total, sessions, sections, mayChange } = model;
  return (
    <>
      <PageHeading>{organisation.name}</PageHeading>
      {mayChange && (
        <p class="govuk-body">
          <a class="govuk-link" href={directoryUrls.organisationAct(organisation.id, 'change')}>
            Rename, merge or set domains
          </a>
        </p>
      )}
      <section>
        <h2 class="govuk-heading-m">People</h2>
        {people.length === 0 && <EmptyState title="Nobody of this organisation has written a profile yet" />}
        <ul class="govuk-list govuk-list--spaced">
          {people.map((person) => (
            <li key={person.id}>
              <PersonLine person={person} />
            </li>
          ))}
        </ul>
        {total > people.length && (
          <p class="govuk-body">
            <a class="govuk-link" href={withQuery(directoryUrls.people, { organisation: organisation.id })}>
              All {formatCount(total, 'person', 'people')}
            </a>
          </p>
        )}
      </section>
      <section>
        <h2 class="govuk-heading-m">Sessions</h2>
        {sessions.length === 0 && <EmptyState title="Nobody of it has had a part in running a session yet" />}
        <ul class="govuk-list govuk-list--spaced">
          {sessions.map(({ code, title, startsAt }) => (
            <li key={code}>
              <a class="govuk-link" href={`/s/${code}`}>
                {title}
              </a>
              , <Time value={startsAt} format="date" />
            </li>
          ))}
        </ul>
      </section>
      {sections.map(({ title, content }) => (
        <section key={title}>
          <h2 class="govuk-heading-m">{title}</h2>
          {content}
        </section>
      ))}
    </>
  );
}

export interface ChangeModel {
  readonly organisation: Named;
  readonly name: string;
  readonly domains: string;
  readonly into: string;
  readonly names: readonly string[];
  readonly errors: readonly FieldMistake[];
  readonly csrf: string;
}

export function ChangeOrganisationPage(model: ChangeModel) {
  const { organisation, name, domains, into, names, errors, csrf } = model;
  const act = (word: string) => directoryUrls.organisationAct(organisation.id, word);
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={organisation.name}>Change this organisation</PageHeading>
        <h2 class="govuk-heading-m">Rename</h2>
        <Form action={act('rename')} csrf={csrf}>
          <Input
            name="name"
            label="Name"
            hint="Who types the old name will still find it."
            value={name}
            error={mistakeAt(errors, 'name')}
          />
          <Button variant="secondary">Rename</Button>
        </Form>
        <h2 class="govuk-heading-m">Domains</h2>
        <Form action={act('domains')} csrf={csrf}>
          <Textarea
            name="domains"
            label="Email domains that belong to it"
            hint="One a line, for example council.example. Whoever signs in with such an address is shown as verified. .gov.example means all below it."
            value={domains}
            error={mistakeAt(errors, 'domains')}
            rows={4}
          />
          <Button variant="secondary">Save domains</Button>
        </Form>
        <h2 class="govuk-heading-m">Merge</h2>
        <Form action={act('merge')} csrf={csrf}>
          <Input
            name="into"
            label="Merge it into"
            hint="Its people, seats and roles move there, and this page leads there from then on. This cannot be undone."
            list="organisations"
            value={into}
            error={mistakeAt(errors, 'into')}
          />
          <datalist id="organisations">
            {names.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </datalist>
          <Button variant="warning" preventDoubleClick>
            Merge
          </Button>
        </Form>
      </div>
    </div>
  );
}
