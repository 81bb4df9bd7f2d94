import { formatDateTime } from '../../../../design-system/format.ts';
import { LENS_WORDS, type Lens } from '../../conversation.ts';
import { perspectivesUrls } from '../../urls.ts';
import type { Visit } from '../../visits.ts';

interface IntroProps {
  readonly visit: Pick<Visit, 'conversation' | 'participant' | 'isSignedIn' | 'mayTakePart' | 'standing'>;
  readonly lenses: readonly Lens[];
  /** The lens shown; empty: all. */
  readonly lens: string;
}

/** What is asked of whoever takes part, and what becomes of their answers (OPN-83). */
export function Intro({
  visit: { conversation, participant, isSignedIn, mayTakePart, standing },
  lenses,
  lens,
}: IntroProps) {
  const { id, closesAt, zone, importedFrom } = conversation;
  if (importedFrom !== null || !mayTakePart) return null;
  return (
    <>
      <p class="govuk-body">
        Agree, disagree or pass on one statement at a time. Answer as many as you like, and come back when you
        like.
        {closesAt !== null && standing === 'open' && ` It closes on ${formatDateTime(closesAt, zone)}.`}
      </p>
      <p class="govuk-hint">
        {isSignedIn
          ? 'Your answers are kept with your account, so that you can change them on any device. Nobody else is shown what you answered: reports show groups of people, never one.'
          : 'No account is needed. Your answers are kept with this browser, without your name; if you sign in here, you can take them along. Reports show groups of people, never one.'}
      </p>
      {participant?.organisation != null && (
        <p class="govuk-hint">
          {participant.organisationToldAt === null
            ? 'Files for analysts do not name your organisation beside your answers.'
            : 'Files for analysts may name your organisation beside your answers, as you agreed.'}{' '}
          <a class="govuk-link" href={`${perspectivesUrls.answers(id)}#organisation`}>
            {participant.organisationToldAt === null ? 'What if you agree to that' : 'Change that'}
          </a>
        </p>
      )}
      {lenses.length > 1 && (
        <nav aria-label="Lens">
          <ul class="se-lenses">
            {(['', ...lenses] as const).map((each) => (
              <li>
                {each === lens ? (
                  <strong aria-current="true">{each === '' ? 'All statements' : LENS_WORDS[each]}</strong>
                ) : (
                  <a
                    class="govuk-link"
                    href={
                      each === '' ? perspectivesUrls.home(id) : `${perspectivesUrls.home(id)}?lens=${each}`
                    }
                  >
                    {each === '' ? 'All statements' : LENS_WORDS[each]}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  );
}
