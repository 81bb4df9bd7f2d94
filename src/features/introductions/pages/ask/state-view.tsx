import { Button } from '../../../../design-system/components/button.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import type { Introduction } from '../../introduction.ts';
import { introductionUrls } from '../../urls.ts';

/** On the page of a person: how things stand between them and whoever looks. */
export function IntroductionOf({
  person,
  viewer,
  latest,
}: {
  person: string;
  viewer: string;
  latest: Introduction | undefined;
}) {
  const list = (text: string) => (
    <a class="govuk-link" href={introductionUrls.list}>
      {text}
    </a>
  );
  if (latest?.state === 'accepted') {
    return <p class="govuk-body">You have been introduced. {list('See your introductions')}.</p>;
  }
  if (latest?.state === 'asked') {
    return (
      <p class="govuk-body">
        {latest.askerId === viewer
          ? 'You asked to be introduced on '
          : 'They asked to be introduced to you on '}
        <Time value={latest.askedAt} format="date" />. {list('See your introductions')}.
      </p>
    );
  }
  return (
    <Button variant="secondary" href={introductionUrls.ask(person)}>
      Ask to be introduced
    </Button>
  );
}
