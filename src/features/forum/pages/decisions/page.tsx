import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { text } from '../../../../platform/forms/fields.ts';
import { parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { signedIn, signedInPerson } from '../../../people/index.ts';
import { APPEAL_TARGETS, type DecisionAbout, MAX_APPEAL_LENGTH } from '../../order/appeal.ts';
import { type Appealing, whyNoAppeal } from '../../order/appealing.ts';
import { findDecisionAbout, listDecisionsAbout } from '../../order/appeals.repository.ts';
import type { ForumPages } from '../../pages.ts';
import { PAGE_SIZE } from '../../thread.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { pageIn } from '../query.ts';
import { AppealPage, DecisionsPage } from './view.tsx';

const appealForm = z.object({
  text: text({ name: 'Appeal', max: MAX_APPEAL_LENGTH, required: 'Enter why it should be taken back' }),
});

/** What moderators decided about whoever is signed in, and appealing against it (FOR-57). */
export function decisionsPages(pages: ForumPages & { readonly appealing: Appealing }): void {
  const { app, db, clock, appealing } = pages;
  const access = { config: { access: signedIn } };

  app.get(forumUrls.decisions, access, async (request, reply) => {
    const page = pageIn(request);
    const span = { limit: PAGE_SIZE + 1, offset: (page - 1) * PAGE_SIZE };
    const decisions = await listDecisionsAbout(db, signedInPerson(request).id, span);
    const now = clock.now();
    return reply.page({
      title: 'Decisions about you',
      breadcrumbs: crumbs(null),
      content: (
        <DecisionsPage
          decisions={decisions
            .slice(0, PAGE_SIZE)
            .map((decision) => ({ ...decision, mayAppeal: whyNoAppeal(decision, now) === undefined }))}
          page={page}
          isLast={decisions.length <= PAGE_SIZE}
        />
      ),
    });
  });

  async function decisionOf(request: FastifyRequest): Promise<DecisionAbout> {
    const { target, id } = request.params as { target: string; id: string };
    const kind = APPEAL_TARGETS.find((each) => each === target);
    const person = signedInPerson(request).id;
    const found = kind === undefined ? undefined : await findDecisionAbout(db, person, kind, id);
    if (found === undefined) throw new NotFound();
    return found;
  }

  async function showAppeal(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FieldMistake[] = [],
  ): Promise<FastifyReply> {
    const decision = await decisionOf(request);
    return reply.page({
      title: 'Appeal',
      hasErrors: errors.length > 0,
      breadcrumbs: [...crumbs(null), { text: 'Decisions about you', href: forumUrls.decisions }],
      content: (
        <AppealPage
          decision={decision}
          refusal={whyNoAppeal(decision, clock.now())}
          deciders={await appealing.deciders(db, decision)}
          text={typedText(toFormBody(request.body), 'text')}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(forumUrls.appeal(':target', ':id'), access, async (request, reply) => showAppeal(request, reply));

  app.post(forumUrls.appeal(':target', ':id'), access, async (request, reply) => {
    const { target, id } = await decisionOf(request);
    const parsed = parseForm(appealForm, request.body);
    if (!parsed.ok) return showAppeal(request, reply.code(422), parsed.errors);
    const outcome = await appealing.appeal(signedInPerson(request), target, id, parsed.value.text);
    if (!outcome.ok)
      return showAppeal(request, reply.code(422), [{ field: 'text', message: outcome.message }]);
    return reply.redirect(forumUrls.decisions, 303);
  });
}
