import type { FastifyReply, FastifyRequest } from 'fastify';
import { Button } from '../../../../design-system/components/button.tsx';
import { Checkboxes } from '../../../../design-system/components/checkboxes.tsx';
import { SummaryList } from '../../../../design-system/components/summary-list.tsx';
import { formatNumber } from '../../../../design-system/format.ts';
import {
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { readRecord, type RecordedEntry } from '../../../../platform/record/record.ts';
import { signedInPerson } from '../../../people/index.ts';
import { recordScope } from '../../conversation.ts';
import { conversationFrame } from '../../frame.ts';
import type { PerspectivesPages } from '../../pages.ts';
import { perspectivesUrls } from '../../urls.ts';
import { Question } from '../../words-view.tsx';
import { visitOf } from '../../visits.ts';

const SIGNS: Readonly<Record<string, string>> = {
  declared: 'Agree is 1: the files say so',
  given: 'Agree is -1 in the files, as you said; it was turned round',
  checked: 'Agree is 1: authors agree with their own statements',
  uncertain: 'Not certain: too few authors answered their own statements to check that agree is 1',
};

/** What was found in imported files, to look at before others can read it (PFM-27). */
export function importedPages({ app, db, visits, importing }: PerspectivesPages): void {
  const access = visits.toRun;

  async function show(request: FastifyRequest, reply: FastifyReply, errors: readonly FieldMistake[] = []) {
    const visit = visitOf(request);
    const { conversation } = visit;
    const entries = await readRecord(db, recordScope(conversation.id), { limit: 100 });
    const found = entries.find(({ kind }) => kind === 'perspectives-imported');
    if (conversation.importedFrom === null || found === undefined) throw new NotFound();
    const csrf = reply.generateCsrf();
    return reply.page({
      title: 'What was found',
      hasErrors: errors.length > 0,
      ...conversationFrame(visit, 'report'),
      content: (
        <div class="govuk-grid-row">
          <div class="govuk-grid-column-two-thirds">
            <FormErrors errors={errors} />
            <PageHeading caption={<Question of={conversation} />}>What was found in the files</PageHeading>
            <SummaryList rows={rowsOf(found)} />
            {conversation.state === 'draft' ? (
              <>
                <p class="govuk-body">
                  Only you see it now. Look at the{' '}
                  <a class="govuk-link" href={perspectivesUrls.report(conversation.id)}>
                    report
                  </a>{' '}
                  and mark statements that describe the voter on the page{' '}
                  <a class="govuk-link" href={perspectivesUrls.moderate(conversation.id)}>
                    Moderate
                  </a>
                  .
                </p>
                <Form action={perspectivesUrls.imported(conversation.id)} csrf={csrf}>
                  <HiddenFields values={{ keep: 'yes' }} />
                  <Button preventDoubleClick>Let whoever has the link read it</Button>
                </Form>
                <h2 class="govuk-heading-m">Or throw it away</h2>
                <p class="govuk-body">
                  Nothing of it stays here. Your files are not touched: you can read them again.
                </p>
                <Form action={perspectivesUrls.imported(conversation.id)} csrf={csrf}>
                  <Checkboxes
                    name="sure"
                    error={mistakeAt(errors, 'sure')}
                    choices={[{ value: 'yes', label: 'Yes, throw away what was read' }]}
                  />
                  <Button variant="warning" preventDoubleClick>
                    Throw it away
                  </Button>
                </Form>
              </>
            ) : (
              <p class="govuk-body">Whoever has the link can read its report.</p>
            )}
          </div>
        </div>
      ),
    });
  }

  app.get(perspectivesUrls.imported(':conversation'), { config: { access } }, (request, reply) =>
    show(request, reply),
  );

  app.post(perspectivesUrls.imported(':conversation'), { config: { access } }, async (request, reply) => {
    const { conversation } = visitOf(request);
    const typed = toFormBody(request.body);
    const keep = typedText(typed, 'keep') === 'yes';
    if (!keep && typedText(typed, 'sure') !== 'yes') {
      const message = 'Select that you want to throw it away, or let others read it';
      return show(request, reply.code(422), [{ field: 'sure', message }]);
    }
    await importing.settle(signedInPerson(request).id, conversation.id, keep);
    return reply.redirect(keep ? perspectivesUrls.report(conversation.id) : perspectivesUrls.list, 303);
  });
}

function rowsOf({ data }: RecordedEntry) {
  const count = (name: string): string => formatNumber(Number(data[name] ?? 0));
  const notes = String(data['notes'] ?? '')
    .split('\n')
    .filter((note) => note !== '');
  return [
    { key: 'People', value: count('participants') },
    {
      key: 'Statements',
      value: `${count('accepted')} accepted, ${count('waiting')} not looked at, ${count('rejected')} rejected`,
    },
    { key: 'Answers', value: `${count('votes')}, and ${count('superseded')} that were changed later` },
    { key: 'What answers mean', value: SIGNS[String(data['sign'])] ?? '' },
    {
      key: 'Notes',
      value:
        notes.length === 0 ? (
          'None'
        ) : (
          <ul class="govuk-list">
            {notes.map((note) => (
              <li>{note}</li>
            ))}
          </ul>
        ),
    },
  ];
}
