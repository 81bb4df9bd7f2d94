import { Button } from '../../../../design-system/components/button.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { type Endeavour, type EndeavourSeatId, endeavourUrls } from '../../../endeavours/index.ts';
import type { Candidate } from '../../purpose/purpose.repository.ts';
import { perspectivesUrls } from '../../urls.ts';
import { Words } from '../../words-view.tsx';

/** A form that came back with a mistake: of which candidate, and what was typed. */
export interface ReturnedForm {
  readonly statement: string;
  readonly form: string;
  readonly typed: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly errors: readonly FieldMistake[];
}

interface PurposeView {
  readonly csrf: string;
  readonly endeavour: Endeavour;
  readonly candidates: readonly Candidate[];
  /** How people answered each, in words. */
  readonly answers: ReadonlyMap<string, string>;
  readonly seatNames: ReadonlyMap<string, string>;
  /** Undefined for whoever only reads. */
  readonly ownSeat: EndeavourSeatId | undefined;
  readonly maySteward: boolean;
  readonly returned: ReturnedForm | undefined;
  /** A sentence on what was just done. */
  readonly done: string | null;
}

export function PurposePage(view: PurposeView) {
  const { endeavour, candidates, returned, done } = view;
  const open = candidates.filter(({ asideAt, takenAt }) => asideAt === null && takenAt === null);
  const taken = candidates.filter(({ takenAt }) => takenAt !== null);
  const aside = candidates.filter(({ asideAt, takenAt }) => asideAt !== null && takenAt === null);
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors
          errors={(returned?.errors ?? []).map((error) => ({
            ...error,
            field: `${error.field}-${returned?.statement ?? ''}`,
          }))}
        />
        {done !== null && <NotificationBanner type="success">{done}</NotificationBanner>}
        <PageHeading caption={endeavour.title}>What we could want together</PageHeading>
        <p class="govuk-body">
          Statements from perspectives that somebody has put forward for the common purpose. Seats say which
          of them they want, and how they would word them; stewards take words from them into{' '}
          <a class="govuk-link" href={endeavourUrls.wording(endeavour.id)}>
            what we say this is
          </a>
          , or set them aside with a reason. Authors are told.
        </p>
        {open.length === 0 && (
          <EmptyState title="No statement is put forward now.">
            <p class="govuk-body">
              Open a conversation in{' '}
              <a class="govuk-link" href={perspectivesUrls.ofEndeavour(endeavour.id)}>
                Perspectives
              </a>
              , look at every statement of its report, and carry one on.
            </p>
          </EmptyState>
        )}
        <ul class="se-cards">
          {open.map((candidate) => (
            <Card view={view} candidate={candidate} />
          ))}
        </ul>
        {taken.length > 0 && (
          <>
            <h2 class="govuk-heading-m">Taken into the purpose</h2>
            <ul class="govuk-list govuk-list--bullet">
              {taken.map((candidate) => (
                <li>
                  <Words of={candidate} />
                </li>
              ))}
            </ul>
          </>
        )}
        {aside.length > 0 && (
          <>
            <h2 class="govuk-heading-m">Set aside</h2>
            <ul class="govuk-list govuk-list--spaced">
              {aside.map((candidate) => (
                <li>
                  <strong>
                    <Words of={candidate} />
                  </strong>
                  <br />
                  {candidate.asideReason}
                  {view.maySteward && (
                    <Form
                      action={perspectivesUrls.purposeActs.bringBack(endeavour.id, candidate.statementId)}
                      csrf={view.csrf}
                    >
                      <Button variant="secondary" preventDoubleClick>
                        Bring it back
                        <VisuallyHidden>
                          : <Words of={candidate} />
                        </VisuallyHidden>
                      </Button>
                    </Form>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}

interface CardProps {
  readonly view: PurposeView;
  readonly candidate: Candidate;
}

function Card({ view, candidate }: CardProps) {
  const { answers, seatNames, ownSeat, maySteward } = view;
  const { statementId, conversationId, question, conversationLanguage, number, earlier, supports } =
    candidate;
  const nameOf = (id: string): string => seatNames.get(id) ?? 'A seat that is no longer here';
  return (
    <li class="se-card">
      <p class="se-card__text">
        <Words of={candidate} />
      </p>
      {earlier.length > 0 && (
        <p class="govuk-body-s">
          It stands in place of{' '}
          {earlier.map((each, index) => (
            <>
              {index > 0 && '; '}“<Words of={each} />”
            </>
          ))}
          , corrected or merged since.
        </p>
      )}
      <p class="govuk-body-s">
        Statement {number} of “
        <a class="govuk-link" href={perspectivesUrls.report(conversationId)}>
          <Words of={{ text: question, language: conversationLanguage }} />
        </a>
        ”. {answers.get(statementId)}
      </p>
      {supports.length === 0 ? (
        <p class="govuk-body-s">No seat has said yet that it wants this.</p>
      ) : (
        <>
          <p class="govuk-body-s">
            Wanted by {supports.length === 1 ? 'one seat' : `${supports.length} seats`}:
          </p>
          <ul class="govuk-list govuk-list--bullet govuk-body-s">
            {supports.map(({ seatId, wording }) => (
              <li>
                {nameOf(seatId)}
                {wording !== '' && `, in these words: “${wording}”`}
              </li>
            ))}
          </ul>
        </>
      )}
      {ownSeat !== undefined && <SupportForm view={view} candidate={candidate} ownSeat={ownSeat} />}
      {maySteward && <StewardForms view={view} candidate={candidate} />}
    </li>
  );
}

/** What came back of a form: the words typed in it and the mistake at its field. */
function returnedTo(
  { returned }: PurposeView,
  { statementId }: Candidate,
  form: string,
  field: string,
): { readonly value: string | undefined; readonly error: string | undefined } {
  if (returned?.statement !== statementId || returned.form !== form)
    return { value: undefined, error: undefined };
  return { value: [returned.typed[field] ?? ''].flat().join(''), error: mistakeAt(returned.errors, field) };
}

function SupportForm({ view, candidate, ownSeat }: CardProps & { readonly ownSeat: EndeavourSeatId }) {
  const { csrf, endeavour } = view;
  const { statementId, supports } = candidate;
  const own = supports.find(({ seatId }) => seatId === ownSeat);
  const { value, error } = returnedTo(view, candidate, 'support', 'wording');
  const acts = perspectivesUrls.purposeActs;
  return (
    <Details
      summary={own === undefined ? 'Our seat wants this' : 'Our seat wants this: change our words'}
      open={error !== undefined}
    >
      <Form action={acts.support(endeavour.id, statementId)} csrf={csrf}>
        <Textarea
          id={`wording-${statementId}`}
          name="wording"
          label="How would you word it as a purpose?"
          hint="Up to 300 characters. You can leave this empty"
          rows={2}
          value={value ?? own?.wording ?? ''}
          error={error}
        />
        <Button preventDoubleClick>
          {own === undefined ? 'Say that we want this' : 'Save our words'}
          <VisuallyHidden>
            : <Words of={candidate} />
          </VisuallyHidden>
        </Button>
      </Form>
      {own !== undefined && (
        <Form action={acts.takeBack(endeavour.id, statementId)} csrf={csrf}>
          <Button variant="secondary" preventDoubleClick>
            Take that back
            <VisuallyHidden>
              : <Words of={candidate} />
            </VisuallyHidden>
          </Button>
        </Form>
      )}
    </Details>
  );
}

function StewardForms({ view, candidate }: CardProps) {
  const { csrf, endeavour } = view;
  const { statementId, text, supports } = candidate;
  const acts = perspectivesUrls.purposeActs;
  const take = returnedTo(view, candidate, 'take', 'aim');
  const aside = returnedTo(view, candidate, 'setAside', 'reason');
  const words = supports.find(({ wording }) => wording !== '')?.wording ?? text;
  const proposed = endeavour.aim === '' ? words : `${endeavour.aim}\n${words}`;
  return (
    <>
      <Details summary="As a steward: take words from it into the purpose" open={take.error !== undefined}>
        <Form action={acts.take(endeavour.id, statementId)} csrf={csrf}>
          <Textarea
            id={`aim-${statementId}`}
            name="aim"
            label="What we are trying to change"
            hint="The words of today, and below them those of the statement. Every seat sees the change and where it comes from, and can challenge it"
            rows={5}
            value={take.value ?? proposed}
            error={take.error}
          />
          <Button preventDoubleClick>
            Change the words
            <VisuallyHidden>
              : <Words of={candidate} />
            </VisuallyHidden>
          </Button>
        </Form>
      </Details>
      <Details summary="As a steward: set it aside" open={aside.error !== undefined}>
        <Form action={acts.setAside(endeavour.id, statementId)} csrf={csrf}>
          <Input
            id={`reason-${statementId}`}
            name="reason"
            label="Why is it set aside?"
            hint="Its author and every seat read it"
            value={aside.value ?? ''}
            error={aside.error}
          />
          <Button variant="secondary" preventDoubleClick>
            Set it aside
            <VisuallyHidden>
              : <Words of={candidate} />
            </VisuallyHidden>
          </Button>
        </Form>
      </Details>
    </>
  );
}
