import type { FastifyReply, FastifyRequest } from 'fastify';
import { Button } from '../../../../design-system/components/button.tsx';
import { LanguageSelect } from '../../../../design-system/patterns/language-select.tsx';
import { ButtonGroup, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { type FormBody, type FormError, typedText } from '../../../../platform/forms/form.ts';
import { signedInPerson } from '../../../people/index.ts';
import { conversationFrame } from '../../frame.ts';
import type { PerspectivesPages } from '../../pages.ts';
import { Question } from '../../words-view.tsx';
import { SeedFields } from '../../seed-fields-view.tsx';
import { perspectivesUrls } from '../../urls.ts';
import { visitOf } from '../../visits.ts';
import { parseSeeds } from '../start/form.ts';

/** Statements that conveners add after the conversation was started, before it opens or while it is open. */
export function seedsPages({ app, visits, convening }: PerspectivesPages): void {
  const access = visits.toRun;

  function show(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: FormBody = {},
    errors: readonly FormError[] = [],
  ) {
    const visit = visitOf(request);
    const { conversation } = visit;
    const { id } = conversation;
    return reply.page({
      title: 'Add statements of the conveners',
      ...conversationFrame(visit, 'run'),
      hasErrors: errors.length > 0,
      content: (
        <div class="govuk-grid-row">
          <div class="govuk-grid-column-two-thirds">
            <FormErrors errors={errors} />
            <PageHeading caption={<Question of={conversation} />}>
              Add statements of the conveners
            </PageHeading>
            <p class="govuk-body">
              One on each line, from different sides. They stand under nobody’s name, and can be answered as
              soon as the conversation is open. What is there already, word for word, is not added again.
            </p>
            <Form action={perspectivesUrls.seeds(id)} csrf={reply.generateCsrf()}>
              <SeedFields typed={typed} errors={errors} />
              <LanguageSelect
                language={typedText(typed, 'language') || conversation.language}
                error={mistakeAt(errors, 'language')}
              />
              <ButtonGroup>
                <Button preventDoubleClick>Add them</Button>
                <a class="govuk-link" href={perspectivesUrls.run(id)}>
                  Back to running the conversation
                </a>
              </ButtonGroup>
            </Form>
          </div>
        </div>
      ),
    });
  }

  app.get(perspectivesUrls.seeds(':conversation'), { config: { access } }, (request, reply) =>
    show(request, reply),
  );

  app.post(perspectivesUrls.seeds(':conversation'), { config: { access } }, async (request, reply) => {
    const parsed = parseSeeds(request.body);
    if (!parsed.ok) return show(request, reply.code(422), parsed.typed, parsed.errors);
    const { id } = visitOf(request).conversation;
    const outcome = await convening.addSeeds(signedInPerson(request).id, id, parsed.value);
    if (outcome.ok) return reply.redirect(reply.done(perspectivesUrls.run(id), 'seeds'), 303);
    return show(request, reply.code(409), request.body as FormBody, [
      { field: 'seeds-wrong', message: outcome.message },
    ]);
  });
}
