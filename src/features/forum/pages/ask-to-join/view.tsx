import { Button } from '../../../../design-system/components/button.tsx';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { DAYS_AFTER_NO, type JoinRequest } from '../../joining/joining.ts';
import type { Space } from '../../space.ts';
import { forumUrls } from '../../urls.ts';

export function JoinablePage({ spaces }: { spaces: readonly Space[] }) {
  return (
    <>
      <PageHeading>Spaces to join</PageHeading>
      <p class="govuk-body">Only their members read what is written in these spaces. You may ask to join.</p>
      {spaces.length === 0 && <EmptyState title="No space that you do not belong to takes requests." />}
      <ul class="se-spaces">
        {spaces.map(({ id, name, purpose }) => (
          <li class="se-space" key={id}>
            <p class="se-space__name">
              <a class="govuk-link" href={forumUrls.spaceAct(id, 'ask-to-join')}>
                {name}
              </a>
            </p>
            {purpose !== '' && <p class="se-space__purpose">{purpose}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}

interface AskModel {
  readonly space: Space;
  readonly latest: JoinRequest | undefined;
  readonly mayAsk: boolean;
  readonly words: string;
  readonly errors: readonly FieldMistake[];
  readonly csrf: string;
}

export function AskToJoinPage(model: AskModel) {
  const { space, latest, mayAsk, words, errors, csrf } = model;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption="Ask to join">{space.name}</PageHeading>
        {space.purpose !== '' && <p class="govuk-body-l">{space.purpose}</p>}
        {latest !== undefined && <Latest {...model} latest={latest} />}
        {mayAsk && (
          <Form action={forumUrls.spaceAct(space.id, 'ask-to-join')} csrf={csrf}>
            <Textarea
              name="words"
              label="Who are you, and why would you like to join?"
              hint="The people who look after the space read it, with your name and organisation."
              rows={4}
              value={words}
              error={mistakeAt(errors, 'words')}
            />
            <Button preventDoubleClick>Ask to join</Button>
          </Form>
        )}
      </div>
    </div>
  );
}

function Latest({ space, latest, mayAsk, csrf }: AskModel & { latest: JoinRequest }) {
  const { state, words, askedAt, settledAt, answer } = latest;
  if (state === 'waiting') {
    return (
      <>
        <p class="govuk-body">
          You asked on <Time value={askedAt} />, and will be told when somebody answers. You wrote:
        </p>
        <InsetText>
          <span class="se-lines">{words}</span>
        </InsetText>
        <Form action={forumUrls.spaceAct(space.id, 'ask-to-join/withdraw')} csrf={csrf}>
          <Button variant="secondary">Withdraw your request</Button>
        </Form>
      </>
    );
  }
  if (state !== 'declined' || settledAt === null) return null;
  return (
    <>
      <p class="govuk-body">
        Your request was declined on <Time value={settledAt} format="date" />:
      </p>
      <InsetText>
        <span class="se-lines">{answer}</span>
      </InsetText>
      {!mayAsk && <p class="govuk-body">You may ask again {DAYS_AFTER_NO} days later.</p>}
    </>
  );
}
