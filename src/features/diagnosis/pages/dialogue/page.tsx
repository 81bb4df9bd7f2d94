import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { checkbox, cleanText, text } from '../../../../platform/forms/fields.ts';
import { type FormError, parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { seatedMembership, writeAct } from '../../../endeavours/index.ts';
import { deleteNote, insertNote, listNotes } from '../../notes.repository.ts';
import { findResult } from '../../rounds/rounds.repository.ts';
import { diagnosisUrls } from '../../urls.ts';
import { type DiagnosisPages, shapeFrame, visitedRound } from '../context.ts';
import { DialoguePage } from './view.tsx';

const LONGEST_REASON = 300;

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
    returned: { readonly errors: readonly FormError[]; readonly typed: string } = { errors: [], typed: '' },
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
      hasErrors: returned.errors.length > 0,
      content: (
        <DialoguePage
          csrf={reply.generateCsrf()}
          round={round}
          result={result}
          notes={(await listNotes(db, round.id)).map((note) => ({
            ...note,
            by: note.memberId === null ? null : (names.get(note.memberId) ?? null),
            isOwn: note.memberId !== null && note.memberId === membership.held?.member.id,
          }))}
          {...returned}
          mayWrite={membership.can('take part')}
          mayRemove={membership.can('steward')}
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
    if (!parsed.ok) {
      const { typed, errors } = parsed;
      return show(request, reply.code(422), { typed: typedText(typed, 'text'), errors });
    }
    await insertNote(db, {
      roundId: round.id,
      memberId: parsed.value.named ? seatedMembership(request).held.member.id : null,
      text: parsed.value.text,
      writtenAt: clock.now(),
    });
    return reply.redirect(diagnosisUrls.dialogue(round.endeavourId, round.id), 303);
  });

  app.post(
    diagnosisUrls.removeNote(':endeavour', ':round'),
    { config: { access: memberships.to('take part') } },
    async (request, reply) => {
      const { membership, round } = await visitedRound(pages, request);
      const { held } = seatedMembership(request);
      const body = toFormBody(request.body);
      const note = (await listNotes(db, round.id)).find(({ id }) => id === typedText(body, 'note'));
      const isOwn = note !== undefined && note.memberId === held.member.id;
      // Others' notes are removed by stewards alone; what nobody may remove is not there for them.
      if (note === undefined || !(isOwn || membership.can('steward'))) throw new NotFound();
      const reason = cleanText(typedText(body, 'reason')).slice(0, LONGEST_REASON);
      if (!isOwn && reason === '') {
        const errors = [{ field: `reason-${note.id}`, message: 'Enter why the note is removed' }];
        return show(request, reply.code(422), { errors, typed: '' });
      }
      await inTransaction(db, async (tx) => {
        await deleteNote(tx, note.id);
        if (isOwn) return;
        const act = {
          kind: 'diagnosis-note-removed',
          subject: round.id,
          reason,
          data: { round: round.number },
        };
        await writeAct(tx, clock.now(), round.endeavourId, held, act);
      });
      return reply.redirect(diagnosisUrls.dialogue(round.endeavourId, round.id), 303);
    },
  );
}
