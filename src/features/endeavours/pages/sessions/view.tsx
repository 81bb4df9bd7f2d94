import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { Endeavour } from '../../endeavour.ts';
import { stands } from '../../sessions/session-link.ts';
import type { ShownSession } from '../../sessions/shown-sessions.ts';
import { endeavourUrls } from '../../urls.ts';
import { type Returned, typedAt } from '../act.ts';
import { Place } from './place-view.tsx';

export interface SessionsView {
  readonly csrf: string;
  readonly endeavour: Endeavour;
  readonly links: readonly ShownSession[];
  readonly maySteward: boolean;
  readonly returned: Returned;
}

const GROUPS = ['Linked', 'Waiting for the organisers', 'Not linked'] as const;

function groupOf(link: ShownSession): (typeof GROUPS)[number] {
  if (stands(link)) return 'Linked';
  return link.unlinkedAt === null && link.answer === null ? 'Waiting for the organisers' : 'Not linked';
}

export function SessionsPage(view: SessionsView) {
  const { endeavour, links, maySteward, returned } = view;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={returned.errors} />
        <PageHeading caption={endeavour.title}>Sessions</PageHeading>
        <p class="govuk-body">
          Questions of a session that is linked can lead to what this endeavour holds: its commitments,
          statements and challenges. The page of the session names the endeavour, to people who may see it.
        </p>
        {links.length === 0 && <EmptyState title="No session is linked to this endeavour yet" />}
        {GROUPS.map((group) => {
          const own = links.filter((link) => groupOf(link) === group);
          return (
            own.length > 0 && (
              <>
                <h2 class="govuk-heading-m">{group}</h2>
                <ul class="govuk-list govuk-list--spaced">
                  {own.map((link) => (
                    <li id={`session-${link.id}`}>
                      <Link view={view} link={link} />
                    </li>
                  ))}
                </ul>
              </>
            )
          );
        })}
        {maySteward && <AskForm {...view} />}
      </div>
    </div>
  );
}

function Link({ view: { csrf, endeavour, maySteward }, link }: { view: SessionsView; link: ShownSession }) {
  const isWanted = link.unlinkedAt === null;
  const path = isWanted ? endeavourUrls.unlinkSession : endeavourUrls.linkSessionAgain;
  const act = !isWanted ? 'Link again' : link.answer === 'yes' ? 'Unlink' : 'Take back';
  return (
    <>
      <p class="govuk-body">
        <Place {...link} />
        {isWanted && link.answer === 'no' && ' – its organisers do not agree to the link'}
        {!isWanted && ' – unlinked by a steward'}
      </p>
      {maySteward && (
        <Form action={path(endeavour.id, link.id)} csrf={csrf}>
          <Button variant="secondary" preventDoubleClick>
            {act}
            <span class="govuk-visually-hidden">: {link.words}</span>
          </Button>
        </Form>
      )}
    </>
  );
}

function AskForm({ endeavour, csrf, returned }: SessionsView) {
  return (
    <>
      <h2 class="govuk-heading-m">Link a session</h2>
      <p class="govuk-body">
        Its organisers are asked whether they agree, unless you are one of them. They read the name of this
        endeavour, which is “{endeavour.title}”. Everybody with a seat here reads the title of the session.
      </p>
      <Form action={endeavourUrls.sessions(endeavour.id)} csrf={csrf}>
        <Input
          name="code"
          label="Join code of the session"
          hint="Of a session that you have joined or have a role in"
          class="govuk-input--width-20"
          value={typedAt(returned, '', 'code')}
          error={mistakeAt(returned.errors, 'code')}
        />
        <Button preventDoubleClick>Link this session</Button>
      </Form>
    </>
  );
}
