import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import {
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { AttachFields } from '../../attachments/attach.view.tsx';
import type { AttachmentRules } from '../../attachments/attachment.ts';
import { PostField, Preview, UnclearNames, WriteButtons } from '../../components/editor.view.tsx';
import type { UnclearName } from '../../posts/link-names.ts';
import { deviceDraft, NEW_PRIVATE } from '../../posts/device-draft.ts';
import type { ThreadReader } from '../../private/private.repository.ts';
import type { Rights } from '../../space.ts';
import type { Thread } from '../../thread.ts';
import { forumUrls } from '../../urls.ts';

export function NewPrivatePage(model: {
  people: string;
  title: string;
  text: string;
  language: string;
  savedAt: Date | undefined;
  /** Whoever begins it. */
  person: string;
  rules: AttachmentRules;
  /** Of the file. */
  description: string;
  messageKey: string;
  errors: readonly FieldMistake[];
  preview: string | undefined;
  unclear: readonly UnclearName[];
  csrf: string;
}) {
  const { people, title, text, language, savedAt, person, rules, description } = model;
  const { messageKey, errors, preview, unclear, csrf } = model;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading>Begin a private thread</PageHeading>
        <p class="govuk-body">
          Only the people you name read it, and those whom one of you adds later. Everybody in it sees who
          reads it, and from which post on.
        </p>
        <UnclearNames names={unclear} />
        {preview !== undefined && <Preview html={preview} language={language} />}
        <Form action={forumUrls.newPrivate} csrf={csrf} hasFiles data-save-draft>
          <HiddenFields values={{ key: messageKey }} />
          <Textarea
            name="people"
            label="Who reads it?"
            hint="Full names, one on each line. If several people have the name, add a comma and the organisation."
            rows={3}
            value={people}
            error={mistakeAt(errors, 'people')}
            data-draft={deviceDraft.people(person)}
          />
          <Input
            name="title"
            label="Title"
            value={title}
            error={mistakeAt(errors, 'title')}
            data-draft={deviceDraft.title(NEW_PRIVATE, 'discussion', person)}
          />
          <PostField
            label="Text"
            value={text}
            error={mistakeAt(errors, 'text')}
            draft={deviceDraft.text(NEW_PRIVATE, 'discussion', person)}
            savedAt={savedAt}
            language={language}
            spaceId={null}
          />
          <AttachFields rules={rules} description={description} errors={errors} />
          <WriteButtons send="Begin thread">
            <a class="govuk-link" href={forumUrls.home}>
              Cancel
            </a>
          </WriteButtons>
        </Form>
      </div>
    </div>
  );
}

export interface ReadersModel {
  readonly thread: Thread;
  readonly readers: readonly ThreadReader[];
  readonly rights: Rights;
  readonly person: string;
  readonly typed: { readonly name: string; readonly from: string };
  readonly errors: readonly FieldMistake[];
  readonly csrf: string;
}

export function ReadersPage(model: ReadersModel) {
  const { thread, readers, errors } = model;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={thread.title}>Who reads this thread</PageHeading>
        <ul class="se-threads">
          {readers.map((reader) => (
            <li class="se-thread" key={reader.id}>
              <Reader model={model} reader={reader} />
            </li>
          ))}
        </ul>
        {model.rights.mayWrite && <AddForm {...model} />}
      </div>
    </div>
  );
}

function Reader({ model, reader }: { model: ReadersModel; reader: ThreadReader }) {
  const { thread, rights, person, csrf } = model;
  const { id, name, organisation, readsFrom, addedAt, hasBegunIt } = reader;
  const isOwn = id === person;
  return (
    <>
      <p class="govuk-body govuk-!-margin-bottom-1">
        <strong>{name || 'Has not signed in yet'}</strong>
        {organisation !== null && `, ${organisation}`}
        <br />
        {hasBegunIt ? 'Began it' : 'Added'} on <Time value={addedAt} />.{' '}
        {readsFrom === 1 ? 'Reads all of it.' : `Reads it from post ${readsFrom} on.`}
      </p>
      {(isOwn || rights.mayModerate) && (
        <Form action={`${forumUrls.threadAct(thread.id, 'people')}/${id}/remove`} csrf={csrf}>
          <button type="submit" class="se-link-button">
            {isOwn ? 'Leave this thread' : 'Take out'}
            {!isOwn && <VisuallyHidden>: {name}</VisuallyHidden>}
          </button>
        </Form>
      )}
    </>
  );
}

function AddForm({ thread, typed, errors, csrf }: ReadersModel) {
  return (
    <Form action={forumUrls.threadAct(thread.id, 'people')} csrf={csrf}>
      <h2 class="govuk-heading-m">Add somebody</h2>
      <p class="govuk-body">Everybody in the thread is told, and from which post on they read.</p>
      <Input
        name="name"
        label="Full name"
        autocomplete="off"
        value={typed.name}
        error={mistakeAt(errors, 'name')}
      />
      <Radios
        name="from"
        label="From which post on can they read?"
        value={typed.from}
        error={mistakeAt(errors, 'from')}
        choices={[
          {
            value: 'next',
            label: `From the next one, post ${thread.posts + 1}`,
            hint: 'They see the title, and nothing written before',
          },
          { value: 'first', label: 'From the first one', hint: 'They read everything written here' },
        ]}
      />
      <Button preventDoubleClick>Add</Button>
    </Form>
  );
}
