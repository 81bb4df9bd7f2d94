import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import type { Thread, ThreadId } from '../../thread.ts';
import { forumUrls } from '../../urls.ts';

/** A thread that was merged into this one. */
export interface ListedMerge {
  readonly id: ThreadId;
  readonly title: string;
  /** Whether whoever reads this looks after the space to which it goes back. */
  readonly mayUndo: boolean;
}

export function ArrangePage({
  thread,
  merged,
  typed,
  errors,
  csrf,
}: {
  thread: Thread;
  merged: readonly ListedMerge[];
  /** What was typed, by field. */
  typed: Readonly<Record<string, string>>;
  errors: readonly FieldMistake[];
  csrf: string;
}) {
  const field = (name: string) => ({ name, value: typed[name] ?? '', error: mistakeAt(errors, name) });
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={thread.title}>Merge or split this thread</PageHeading>
        <p class="govuk-body">
          Its author and those who watch it are told, with your reason. Every post keeps its address, and both
          can be undone.
        </p>
        {merged.length > 0 && (
          <section aria-labelledby="merged-heading">
            <h2 class="govuk-heading-m" id="merged-heading">
              Merged into this thread
            </h2>
            {merged.map((each) => (
              <TakeOut {...each} csrf={csrf} />
            ))}
          </section>
        )}
        {thread.mergedInto === null ? (
          <section aria-labelledby="merge-heading">
            <h2 class="govuk-heading-m" id="merge-heading">
              Merge it into another thread
            </h2>
            <p class="govuk-body">
              Its posts go there, in order of time behind the first post of that thread. What others write
              stays.
            </p>
            <Form action={forumUrls.threadAct(thread.id, 'merge')} csrf={csrf}>
              <Input
                {...field('into')}
                label="Address of the other thread"
                hint="Copy it from the browser. If it is in another space that you look after, you see first who will be able to read these posts"
              />
              <Input {...field('reason')} label="Why?" />
              <Button preventDoubleClick>Merge</Button>
            </Form>
          </section>
        ) : (
          <TakeOut id={thread.id} title={thread.title} mayUndo csrf={csrf} />
        )}
        {thread.posts > 1 && (
          <section aria-labelledby="split-heading">
            <h2 class="govuk-heading-m" id="split-heading">
              Make a new thread of some posts
            </h2>
            <Form action={forumUrls.threadAct(thread.id, 'split')} csrf={csrf}>
              <Input
                {...field('numbers')}
                label="Numbers of the posts"
                hint={`From 2 to ${thread.posts}, such as 3, 5-7. The number stands beside the time of a post`}
              />
              <Input {...field('title')} label="Title of the new thread" />
              <Input {...field('split-reason')} label="Why?" />
              <Button preventDoubleClick>Split</Button>
            </Form>
          </section>
        )}
      </div>
    </div>
  );
}

function TakeOut({ id, title, mayUndo, csrf }: ListedMerge & { csrf: string }) {
  if (!mayUndo) {
    return <p class="govuk-body">{title}: whoever also looks after the space it came from takes it out.</p>;
  }
  return (
    <Form action={forumUrls.threadAct(id, 'unmerge')} csrf={csrf} id="unmerge">
      <p class="govuk-body govuk-!-margin-bottom-1">{title}</p>
      <Button variant="secondary" preventDoubleClick>
        Take it out again<VisuallyHidden>: {title}</VisuallyHidden>
      </Button>
    </Form>
  );
}
