import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { Select } from '../../../../design-system/components/select.tsx';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import type { ListedToken } from '../../tokens/tokens.repository.ts';
import { revokeTokenPath, tokensPath } from '../../urls.ts';

/** How long a token can last. */
export const DAYS = ['30', '90', '180', '365'] as const;

export function TokensPage(model: {
  readonly tokens: readonly ListedToken[];
  readonly now: Date;
  readonly typed: { readonly name: string; readonly may: string; readonly days: string };
  readonly errors: readonly FieldMistake[];
  readonly csrf: string;
}) {
  const { tokens, now, typed, errors, csrf } = model;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading>Tokens for programs</PageHeading>
        <p class="govuk-body">
          A program that shows a token acts as you: it sees what you see in the forum, and no more. Make one
          for each purpose, and revoke it when it is no longer needed. An email tells you of each that is
          made.
        </p>
        {tokens.length === 0 && <EmptyState title="You have no tokens." />}
        {tokens.map((token) => (
          <TokenItem key={token.id} token={token} isOver={token.expiresAt <= now} csrf={csrf} />
        ))}
        <h2 class="govuk-heading-m">Make a token</h2>
        <Form action={tokensPath} csrf={csrf}>
          <Input
            name="name"
            label="What it is for"
            hint="For example: weekly report of new threads"
            value={typed.name}
            error={mistakeAt(errors, 'name')}
          />
          <Radios
            name="may"
            label="What the program may do"
            value={typed.may}
            error={mistakeAt(errors, 'may')}
            choices={[
              { value: 'read', label: 'Read' },
              { value: 'write', label: 'Read and write', hint: 'It starts threads and replies in your name' },
            ]}
          />
          <Select
            name="days"
            label="How long it lasts"
            value={typed.days}
            error={mistakeAt(errors, 'days')}
            options={DAYS.map((days) => ({ value: days, text: days === '365' ? '1 year' : `${days} days` }))}
          />
          <Button preventDoubleClick>Make a token</Button>
        </Form>
      </div>
    </div>
  );
}

function TokenItem({ token, isOver, csrf }: { token: ListedToken; isOver: boolean; csrf: string }) {
  return (
    <section>
      <h2 class="govuk-heading-s govuk-!-margin-bottom-1">{token.name}</h2>
      <p class="govuk-body">
        May {token.mayWrite ? 'read and write' : 'read'}. Made on{' '}
        <Time value={token.createdAt} format="date" />, {isOver ? 'ended' : 'ends'} on{' '}
        <Time value={token.expiresAt} format="date" />,{' '}
        {token.lastUsedAt === null ? (
          'never used'
        ) : (
          <>
            last used on <Time value={token.lastUsedAt} />
          </>
        )}
        .
      </p>
      <Form action={revokeTokenPath(token.id)} csrf={csrf}>
        <Button variant="secondary">
          Revoke<VisuallyHidden>: {token.name}</VisuallyHidden>
        </Button>
      </Form>
    </section>
  );
}

export function NewTokenPage({
  token,
  secret,
}: {
  token: Pick<ListedToken, 'name' | 'expiresAt' | 'mayWrite'>;
  secret: string;
}) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption={token.name}>Your new token</PageHeading>
        <p class="govuk-body">
          Copy it now: <strong>it is shown this once</strong>, and nobody can look it up later. Keep it like a
          password.
        </p>
        <p class="govuk-inset-text se-lines">
          <code>{secret}</code>
        </p>
        <p class="govuk-body">
          It lets a program {token.mayWrite ? 'read and write' : 'read'} as you until{' '}
          <Time value={token.expiresAt} format="date" />.
        </p>
        <Button href={tokensPath}>I have copied it</Button>
      </div>
    </div>
  );
}
