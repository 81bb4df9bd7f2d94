import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { checkbox, text } from '../../../../platform/forms/fields.ts';
import { type FormError, parseForm, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { seatedMembership } from '../../../endeavours/index.ts';
import { insertNote, listNotes } from '../../notes.repository.ts';
import { findResult } from '../../rounds/rounds.repository.ts';
import { diagnosisUrls } from '../../urls.ts';
import { type DiagnosisPages, shapeFrame, visitedRound } from '../context.ts';
import { DialoguePage } from './view.tsx';

const noteForm = z.object({
  text: text({ name: 'Note', max: 2000, required: 'Enter a note' }),
  named: checkbox,
});

/** How to hold the conversation that a reading calls for, and what came out of it. */
export function dialoguePages(pages: DiagnosisPages): void {
  const { app, db, clock, endeavours } = pages;
  const { memberships } = endeavours;
  const url = diagnosisUrls.dialogue(':endeavour', ':round');

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    typed = '',
    errors: readonly FormError[] = [],
  ) {
    const { membership, round } = await visitedRound(pages, request);
    const result = await findResult(db, round.id);
    if (result === null) throw new NotFound();
    const seats = await endeavours.seats(db, round.endeavourId);
    const names = new Map(
      seats
        .flatMap(({ holders, heldBefore }) => [...holders, ...heldBefore])
        .map(({ memberId, name }) => [memberId, name]),
    );
    return reply.page({
      title: 'Hold the conversation',
      ...shapeFrame(endeavours, membership),
      hasErrors: errors.length > 0,
      content: (
        <DialoguePage
          csrf={reply.generateCsrf()}
          round={round}
          result={result}
          notes={(await listNotes(db, round.id)).map((note) => ({
            ...note,
            by: note.memberId === null ? null : (names.get(note.memberId) ?? null),
          }))}
          typed={typed}
          errors={errors}
          mayWrite={membership.can('take part')}
        />
      ),
    });
  }

  app.get(url, { config: { access: memberships.to('read the record') } }, (request, reply) =>
    show(request, reply),
  );

  app.post(url, { config: { access: memberships.to('take part') } }, async (request, reply) => {
    const { round } = await visitedRound(pages, request);
    if (round.state !== 'closed') throw new NotFound();
    const parsed = parseForm(noteForm, request.body);
    if (!parsed.ok) return show(request, reply.code(422), typedText(parsed.typed, 'text'), parsed.errors);
    await insertNote(db, {
      roundId: round.id,
      memberId: parsed.value.named ? seatedMembership(request).held.member.id : null,
      text: parsed.value.text,
      writtenAt: clock.now(),
    });
    return reply.redirect(diagnosisUrls.dialogue(round.endeavourId, round.id), 303);
  });
}
