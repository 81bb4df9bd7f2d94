import { Button } from '../../../../design-system/components/button.tsx';
import { type FieldMistake, Form, FormErrors } from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { Session } from '../../../sessions/index.ts';
import type { LinkOfSession } from '../../sessions/session-links.repository.ts';
import { endeavourUrls } from '../../urls.ts';
import { Place } from '../sessions/place-view.tsx';

/** A link, and where its endeavour is for an organiser who may see it. */
export interface LinkSeen extends LinkOfSession {
  readonly href: string | undefined;
}

export interface OrganiseSessionView {
  readonly session: Session;
  readonly links: readonly LinkSeen[];
  readonly errors: readonly FieldMistake[];
  readonly csrf: string;
}

const GROUPS = [
  { title: 'They ask you', answer: null },
  { title: 'Linked', answer: 'yes' },
  { title: 'Not linked', answer: 'no' },
] as const;

export function OrganiseSessionPage(view: OrganiseSessionView) {
  const { session, links, errors } = view;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={session.title} id="endeavours">
          Endeavours linked to this session
        </PageHeading>
        <p class="govuk-body">
          Stewards of an endeavour ask for a link. Where you agree, questions of this session can lead to what
          the endeavour holds, and the page of the session names it: only to people who may see it. Whoever
          has a seat there reads the title of the session. You can change what you said at any time.
        </p>
        {links.length === 0 && (
          <EmptyState title="No endeavour is linked to this session, and none has asked" />
        )}
        {GROUPS.map(({ title, answer }) => {
          const own = links.filter((link) => link.answer === answer);
          return (
            own.length > 0 && (
              <>
                <h2 class="govuk-heading-m">{title}</h2>
                <ul class="govuk-list govuk-list--spaced">
                  {own.map((link) => (
                    <li>
                      <Asked view={view} link={link} />
                    </li>
                  ))}
                </ul>
              </>
            )
          );
        })}
      </div>
    </div>
  );
}

function Asked({ view: { session, csrf }, link }: { view: OrganiseSessionView; link: LinkSeen }) {
  const { title, href, answer, isOrigin } = link;
  return (
    <>
      <p class="govuk-body">
        <Place words={title} href={href} />
        {isOrigin && ' – began from this session'}
      </p>
      <Form action={endeavourUrls.answerLink(session.code, link.id)} csrf={csrf}>
        <div class="govuk-button-group">
          {answer !== 'yes' && (
            <Button name="answer" value="yes" preventDoubleClick>
              {answer === null ? 'Agree' : 'Agree after all'}
              <span class="govuk-visually-hidden"> to a link with {title}</span>
            </Button>
          )}
          {answer !== 'no' && (
            <Button name="answer" value="no" variant="secondary" preventDoubleClick>
              {answer === null ? 'Do not agree' : 'Unlink'}
              <span class="govuk-visually-hidden">: {title}</span>
            </Button>
          )}
        </div>
      </Form>
    </>
  );
}
