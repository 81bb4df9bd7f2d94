import type { ComponentChildren } from 'preact';
import { Button } from '../../../../design-system/components/button.tsx';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { SummaryList } from '../../../../design-system/components/summary-list.tsx';
import { ButtonGroup, Form } from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { Verified } from '../../components/person-line.view.tsx';
import {
  FIELD_WORDS,
  LEVEL_WORDS,
  type PastPost,
  REACH_WORDS,
  sinceWords,
  type VisiblePerson,
} from '../../profile.ts';
import { directoryUrls } from '../../urls.ts';

export interface PersonModel {
  readonly person: VisiblePerson;
  readonly isOwn: boolean;
  /** What its owner has just saved, as the address says it. */
  readonly saved: string | undefined;
  readonly pastPosts: readonly PastPost[];
  readonly sections: readonly { readonly title: string; readonly content: ComponentChildren }[];
  readonly csrf: string;
}

const SAVED: Readonly<Record<string, string>> = {
  profile: 'Your profile is saved. This is how you see it; others see what you show them',
  post: 'Your new post is saved, and the one before it is kept under “Earlier posts”',
};

export function PersonPage({ person, isOwn, saved = '', pastPosts, sections, csrf }: PersonModel) {
  const rows = rowsOf(person);
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {SAVED[saved] !== undefined && <NotificationBanner type="success">{SAVED[saved]}</NotificationBanner>}
        <PageHeading>{person.name}</PageHeading>
        {isOwn && (
          <ButtonGroup>
            <Button variant="secondary" href={directoryUrls.edit}>
              Change your profile
            </Button>
            <a class="govuk-link" href={directoryUrls.moved}>
              I have moved job
            </a>
          </ButtonGroup>
        )}
        {person.organisation !== null && (
          <p class="govuk-body-l">
            <a class="govuk-link" href={directoryUrls.organisation(person.organisationId ?? '')}>
              {person.organisation}
            </a>{' '}
            <Verified person={person} />
          </p>
        )}
        {rows.length === 0 ? (
          <EmptyState
            title={isOwn ? 'You have not written a profile yet' : `${person.name} shows nothing more here`}
          />
        ) : (
          <SummaryList rows={rows} />
        )}
        {pastPosts.length > 0 && (
          <section>
            <h2 class="govuk-heading-m">Earlier posts</h2>
            <ul class="govuk-list govuk-list--spaced">
              {pastPosts.map((past) => (
                <li key={past.id}>
                  <Past past={past} />
                  {isOwn && (
                    <Form action={directoryUrls.removePastPost(past.id)} csrf={csrf}>
                      <Button variant="secondary">
                        Remove<VisuallyHidden>: {past.post || past.organisation}</VisuallyHidden>
                      </Button>
                    </Form>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
        {sections.map(({ title, content }) => (
          <section key={title}>
            <h2 class="govuk-heading-m">{title}</h2>
            {content}
          </section>
        ))}
      </div>
    </div>
  );
}

function rowsOf(person: VisiblePerson) {
  const level = [
    person.level === null ? '' : LEVEL_WORDS[person.level],
    person.reach === null ? '' : REACH_WORDS[person.reach],
  ];
  const values = {
    post: person.post,
    since: sinceWords(person.since),
    place: person.place,
    level: level.filter((each) => each !== '').join(', '),
    workingOn: person.workingOn,
    offers: person.offers,
    needs: person.needs,
    languages: person.languages,
    pronouns: person.pronouns,
  };
  return Object.entries(values)
    .filter(([, value]) => value !== '')
    .map(([field, value]) => ({
      key: FIELD_WORDS[field as keyof typeof values],
      value: <span class="se-lines">{value}</span>,
    }));
}

function Past({ past }: { past: PastPost }) {
  const where = [past.post, past.organisation ?? '', past.place].filter((each) => each !== '').join(', ');
  const [since, until] = [sinceWords(past.since), sinceWords(past.until)];
  const when = [since === '' ? '' : `from ${since}`, until === '' ? '' : `until ${until}`];
  return (
    <>
      {where} {when.filter((each) => each !== '').join(' ')}
    </>
  );
}
