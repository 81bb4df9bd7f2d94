import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { choice, text } from '../../../../platform/forms/fields.ts';
import { listEndings } from '../../ending/ending.repository.ts';
import { seatedMembership } from '../../membership.ts';
import type { EndeavourPages } from '../../pages.ts';
import { listSeats } from '../../seats.repository.ts';
import { endeavourUrls } from '../../urls.ts';
import { addAct, nothingReturned, type Returned } from '../act.ts';
import { consentForm } from '../consent.ts';
import { EndingPage } from './view.tsx';

const proposeForm = z
  .object({
    kind: choice(['close', 'reopen'], 'Select whether it is to be closed or opened again'),
    became: text({ name: 'Your answer', max: 2_000 }),
  })
  .superRefine(({ kind, became }, context) => {
    if (became !== '') return;
    const message =
      kind === 'close' ? 'Say what became of the endeavour' : 'Say why the endeavour should be open again';
    context.addIssue({ code: 'custom', path: ['became'], message });
  });

/** How the seats close an endeavour and open it again. Closed, it stays readable. */
export function endingPages({ app, db, memberships, frame, closing }: EndeavourPages): void {
  async function show(request: FastifyRequest, reply: FastifyReply, returned: Returned) {
    const membership = seatedMembership(request);
    const { endeavour, held } = membership;
    return reply.page({
      ...frame.around(membership),
      title: `${endeavour.state === 'closed' ? 'How it was closed' : 'Close it'} – ${endeavour.title}`,
      hasErrors: returned.errors.length > 0,
      content: (
        <EndingPage
          csrf={reply.generateCsrf()}
          endeavour={endeavour}
          endings={await listEndings(db, endeavour.id)}
          seats={await listSeats(db, endeavour.id, { removedToo: true })}
          own={held}
          returned={returned}
        />
      ),
    });
  }

  const path = endeavourUrls.ending(':endeavour');
  app.get(path, { config: { access: memberships.to('read the record') } }, (request, reply) =>
    show(request, reply, nothingReturned),
  );
  const next = ({ endeavour }: { endeavour: { id: string } }) => endeavourUrls.ending(endeavour.id);
  addAct(app, memberships, {
    path,
    action: 'end or reopen',
    schema: proposeForm,
    field: 'became',
    act: (by, { kind, became }) => closing.propose(by, kind, became),
    next,
    show,
  });
  addAct(app, memberships, {
    path: endeavourUrls.answerEnding(':endeavour', ':item'),
    action: 'end or reopen',
    schema: consentForm,
    field: 'answer',
    act: (by, { answer, reason }, item) => closing.answer(by, item, answer, reason),
    next,
    show,
  });
}
