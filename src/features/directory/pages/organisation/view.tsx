import type { ComponentChildren } from 'preact';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { formatCount } from '../../../../design-system/format.ts';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import type { ListedSession } from '../../organisations.repository.ts';
import { PersonLine } from '../../components/person-line.view.tsx';
import type { VisiblePerson } from '../../profile.ts';
import { directoryUrls, withQuery } from '../../urls.ts';

export interface OrganisationModel {
  readonly organisation: { readonly id: string; readonly name: string };
  /** Those who say what they work on, and let whoever looks see it. */
  readonly working: readonly Pick<VisiblePerson, 'id' | 'name' | 'workingOn'>[];
  readonly people: readonly VisiblePerson[];
  readonly total: number;
  readonly sessions: readonly ListedSession[];
  readonly sections: readonly { readonly title: string; readonly content: ComponentChildren }[];
  readonly mayChange: boolean;
  /** What an administrator has just changed, as the address says it. */
  readonly changed: string | undefined;
}

const CHANGED: Readonly<Record<string, string>> = {
  renamed: 'The organisation is renamed. Its old name still leads here',
  domains: 'The email domains are saved',
  merged: 'The organisations are merged. The old name and address lead here',
};

export function OrganisationPage(model: OrganisationModel) {
  const { organisation, working, people, total, sessions, sections, mayChange, changed = '' } = model;
  return (
    <>
      {mayChange && CHANGED[changed] !== undefined && (
        <NotificationBanner type="success">{CHANGED[changed]}</NotificationBanner>
      )}
      <PageHeading>{organisation.name}</PageHeading>
      {mayChange && (
        <p class="govuk-body">
          <a class="govuk-link" href={directoryUrls.organisationAct(organisation.id, 'change')}>
            Rename, merge or set domains
          </a>
        </p>
      )}
      <section>
        <h2 class="govuk-heading-m">What they work on</h2>
        {working.length === 0 && (
          <EmptyState title="Nobody of this organisation says yet what they work on" />
        )}
        <ul class="govuk-list govuk-list--spaced">
          {working.map(({ id, name, workingOn }) => (
            <li key={id}>
              {workingOn}
              <br />
              <a class="govuk-link" href={directoryUrls.person(id)}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </section>
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
        {sessions.length === 0 && (
          <EmptyState title="Nobody of it has had a part in running a session that you can read" />
        )}
        <ul class="govuk-list govuk-list--spaced">
          {sessions.map(({ code, title, startsAt, isOver }) => (
            <li key={code}>
              <a class="govuk-link" href={isOver ? `/s/${code}/archive` : `/s/${code}`}>
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
