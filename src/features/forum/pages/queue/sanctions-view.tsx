import { Button } from '../../../../design-system/components/button.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Tag } from '../../../../design-system/components/tag.tsx';
import {
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { SanctionWords } from '../../components/sanction.view.tsx';
import { isInForce, type Sanction } from '../../order/sanction.ts';
import type { Space } from '../../space.ts';
import { forumUrls } from '../../urls.ts';
import { withQuery } from '../query.ts';

interface SanctionsModel {
  readonly space: Space;
  readonly sanctions: readonly Sanction[];
  readonly person: string;
  readonly page: number;
  readonly isLast: boolean;
  readonly now: Date;
  readonly typed: { readonly sanction: string; readonly reason: string };
  readonly errors: readonly FieldMistake[];
  readonly csrf: string;
}

export function SanctionsPage(model: SanctionsModel) {
  const { space, sanctions, page, isLast, errors } = model;
  const path = forumUrls.spaceAct(space.id, 'sanctions');
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={space.name}>Warnings, suspensions and blocks</PageHeading>
        <p class="govuk-body">
          Only moderators see this list. You decide on a person from one of their posts: choose “Decide on it”
          there.
        </p>
        {sanctions.length === 0 && <EmptyState title="Nobody was warned, stopped or blocked here." />}
        <ul class="se-threads">
          {sanctions.map((sanction) => (
            <li class="se-thread" key={sanction.id}>
              <SanctionItem sanction={sanction} model={model} />
            </li>
          ))}
        </ul>
        <p class="govuk-body">
          {page > 1 && (
            <a class="govuk-link" href={withQuery(path, { page: page - 1 })}>
              Newer
            </a>
          )}{' '}
          {!isLast && (
            <a class="govuk-link" href={withQuery(path, { page: page + 1 })}>
              Older
            </a>
          )}
        </p>
      </div>
    </div>
  );
}

function SanctionItem({ sanction, model }: { sanction: Sanction; model: SanctionsModel }) {
  const { space, person, now, typed, errors, csrf } = model;
  const { id, name, postId, liftedAt } = sanction;
  const holds = isInForce(sanction, now);
  const field = `reason-${id}`;
  const error = mistakeAt(errors, field);
  return (
    <>
      <h2 class="govuk-heading-s govuk-!-margin-bottom-1">
        {name} {!holds && <Tag colour="grey">{liftedAt === null ? 'Over' : 'Taken back'}</Tag>}
      </h2>
      <p class="govuk-body govuk-!-margin-bottom-1">
        <SanctionWords sanction={sanction} />
        {postId !== null && (
          <>
            {' '}
            <a class="govuk-link" href={forumUrls.post(postId)}>
              See the post<VisuallyHidden> of {name}</VisuallyHidden>
            </a>
          </>
        )}
      </p>
      {holds && sanction.personId !== person && (
        <Details
          summary={
            <>
              Take it back<VisuallyHidden>: {name}</VisuallyHidden>
            </>
          }
          open={error === undefined ? undefined : true}
        >
          <Form action={forumUrls.spaceAct(space.id, 'sanctions')} csrf={csrf}>
            <HiddenFields values={{ sanction: id }} />
            <Input
              id={field}
              name="reason"
              label="Reason"
              hint={`${name} reads it.`}
              value={typed.sanction === id ? typed.reason : ''}
              error={error}
            />
            <Button variant="secondary" preventDoubleClick>
              Take it back
            </Button>
          </Form>
        </Details>
      )}
    </>
  );
}
