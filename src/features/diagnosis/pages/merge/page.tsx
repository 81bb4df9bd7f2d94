import type { FastifyReply } from 'fastify';
import { cleanText } from '../../../../platform/forms/fields.ts';
import { type FormError, toFormBody, typedText, typedTexts } from '../../../../platform/forms/form.ts';
import { type Membership, seatedMembership } from '../../../endeavours/index.ts';
import { type Outcome, refused } from '../../outcome.ts';
import { parseQuestion } from '../answer/form.ts';
import { POSITION_LENGTH } from '../../questionnaire.ts';
import type { DiagnosisRound, StatementId } from '../../round.ts';
import { listStatements } from '../../statements/statements.repository.ts';
import { diagnosisUrls } from '../../urls.ts';
import { type DiagnosisPages, shapeFrame, visitedRound } from '../context.ts';
import { MergePage } from './view.tsx';

/** Sentences become statements: stewards merge, reword and leave out, on the record. */
export function mergePages(pages: DiagnosisPages): void {
  const { app, db, endeavours, merging } = pages;
  const access = endeavours.memberships.to('steward');

  async function show(
    reply: FastifyReply,
    membership: Membership,
    round: DiagnosisRound,
    returned: { readonly errors: readonly FormError[]; readonly typed: string } = { errors: [], typed: '' },
  ) {
    const { errors } = returned;
    if (round.state !== 'merging') {
      return reply.redirect(diagnosisUrls.round(round.endeavourId, round.id), 303);
    }
    return reply.page({
      title: 'From sentences to statements',
      ...shapeFrame(endeavours, membership),
      hasErrors: errors.length > 0,
      content: (
        <MergePage
          csrf={reply.generateCsrf()}
          round={round}
          statements={await listStatements(db, round.id)}
          {...returned}
        />
      ),
    });
  }

  app.get(diagnosisUrls.merge(':endeavour', ':round'), { config: { access } }, async (request, reply) => {
    const { membership, round } = await visitedRound(pages, request);
    return show(reply, membership, round);
  });

  app.post(diagnosisUrls.merge(':endeavour', ':round'), { config: { access } }, async (request, reply) => {
    const { membership, round } = await visitedRound(pages, request);
    const { held } = seatedMembership(request);
    const body = toFormBody(request.body);
    const id = typedText(body, 'statement') as StatementId;
    const line = (name: string) => cleanText(typedText(body, name)).replaceAll(/\s+/g, ' ');
    let outcome: Outcome;
    let field = `text-${id}`;
    switch (typedText(body, 'act')) {
      case 'join':
        outcome = await merging.join(round.id, held, typedTexts(body, 'statements') as StatementId[]);
        field = `statements-${parseQuestion(typedText(body, 'question')) ?? 'wrong'}`;
        break;
      case 'split':
        outcome = await merging.split(round.id, held, id);
        break;
      case 'reword':
        outcome =
          line('text') === '' || line('text').length > POSITION_LENGTH
            ? refused(`Wording must be 1 to ${POSITION_LENGTH} characters`)
            : await merging.reword(round.id, held, id, line('text'));
        break;
      case 'take-in':
        outcome = await merging.takeIn(round.id, held, id);
        break;
      default:
        field = `reason-${id}`;
        outcome =
          line('reason') === '' || line('reason').length > POSITION_LENGTH
            ? refused(`Enter why it is left out, in at most ${POSITION_LENGTH} characters`)
            : await merging.leaveOut(round.id, held, id, line('reason'));
    }
    if (!outcome.ok) {
      const typed = field.startsWith('reason') ? line('reason') : line('text');
      return show(reply.code(422), membership, round, {
        errors: [{ field, message: outcome.message }],
        typed,
      });
    }
    return reply.redirect(diagnosisUrls.merge(round.endeavourId, round.id), 303);
  });
}
