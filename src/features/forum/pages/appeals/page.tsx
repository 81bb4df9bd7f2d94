import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { choice, text } from '../../../../platform/forms/fields.ts';
import { parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { signedIn, signedInPerson } from '../../../people/index.ts';
import { type Appeal, APPEAL_OUTCOMES, MAX_APPEAL_LENGTH } from '../../order/appeal.ts';
import type { Appealing } from '../../order/appealing.ts';
import { findAppeal, findDecisionAbout } from '../../order/appeals.repository.ts';
import { findSanction } from '../../order/sanctions.repository.ts';
import type { ForumPages } from '../../pages.ts';
import type { PostId, ShownPost } from '../../post.ts';
import { findWords } from '../../polls/poll-words.repository.ts';
import { findShownPost } from '../../posts/shown-posts.repository.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { AppealsPage, DecideAppealPage } from './view.tsx';

const decideForm = z.object({
  outcome: choice(APPEAL_OUTCOMES, 'Select whether it stays'),
  note: text({
    name: 'Reason',
    max: MAX_APPEAL_LENGTH,
    required: 'Enter a reason: whoever appealed reads it',
  }),
});

/** The appeals that somebody may decide, and deciding on one. From everybody else they are hidden. */
export function appealsPages(pages: ForumPages & { readonly appealing: Appealing }): void {
  const { app, db, appealing } = pages;
  const access = { config: { access: signedIn } };
  const path = forumUrls.decideAppeal(':appeal');

  app.get(forumUrls.appeals, access, async (request, reply) =>
    reply.page({
      title: 'Appeals',
      breadcrumbs: crumbs(null),
      content: <AppealsPage appeals={await appealing.waitingFor(db, signedInPerson(request))} />,
    }),
  );

  async function appealOf(request: FastifyRequest): Promise<Appeal> {
    const appeal = await findAppeal(db, (request.params as { appeal: string }).appeal);
    const mayDecide = appeal && (await appealing.mayDecide(db, signedInPerson(request), appeal));
    if (appeal === undefined || mayDecide !== true) throw new NotFound();
    return appeal;
  }

  /** The post that it is about; a locked thread is to be read where it is. */
  async function postOf({ target, targetId }: Appeal): Promise<ShownPost | undefined> {
    const sanction = target === 'sanction' ? await findSanction(db, targetId) : undefined;
    const id = target === 'post' ? targetId : (sanction?.postId ?? null);
    return id === null ? undefined : findShownPost(db, id as PostId, null);
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FieldMistake[] = [],
  ): Promise<FastifyReply> {
    const appeal = await appealOf(request);
    const { personId, target, targetId } = appeal;
    const typed = toFormBody(request.body);
    return reply.page({
      title: 'Decide on an appeal',
      hasErrors: errors.length > 0,
      breadcrumbs: [...crumbs(null), { text: 'Appeals', href: forumUrls.appeals }],
      content: (
        <DecideAppealPage
          appeal={appeal}
          decision={personId === null ? undefined : await findDecisionAbout(db, personId, target, targetId)}
          post={await postOf(appeal)}
          words={target === 'words' ? await findWords(db, targetId) : undefined}
          typed={{ outcome: typedText(typed, 'outcome'), note: typedText(typed, 'note') }}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(path, access, async (request, reply) => show(request, reply));

  app.post(path, access, async (request, reply) => {
    const { id } = await appealOf(request);
    const parsed = parseForm(decideForm, request.body);
    if (!parsed.ok) return show(request, reply.code(422), parsed.errors);
    const { outcome, note } = parsed.value;
    const decided = await appealing.decide(signedInPerson(request), id, outcome, note);
    if (!decided.ok) return show(request, reply.code(422), [{ field: 'outcome', message: decided.message }]);
    return reply.redirect(forumUrls.appeals, 303);
  });
}
