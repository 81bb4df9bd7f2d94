import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { choice, line } from '../../../../platform/forms/fields.ts';
import { listEdge } from '../../edge/edge.repository.ts';
import { seatedMembership } from '../../membership.ts';
import type { EndeavourPages } from '../../pages.ts';
import { listSeats } from '../../seats.repository.ts';
import { endeavourUrls } from '../../urls.ts';
import { addAct, nothingReturned, type Returned } from '../act.ts';
import { EdgePage } from './view.tsx';

const sides = choice(['in', 'out'], 'Select whether it is in or out');
const addForm = z.object({
  text: line({ name: 'What it is', max: 200, required: 'Enter what may be in or out' }),
  side: sides,
  reason: line({ name: 'Reason', max: 300 }),
});
const sayForm = z.object({ side: sides, reason: line({ name: 'Reason', max: 300 }) });
const removeForm = z.object({
  'remove-reason': line({ name: 'Reason', max: 300, required: 'Say why it is taken off the edge' }),
});

/** What the endeavour is about and what not, as each seat sees it. */
export function edgePages({ app, db, memberships, frame, drawing }: EndeavourPages): void {
  async function show(request: FastifyRequest, reply: FastifyReply, returned: Returned) {
    const membership = seatedMembership(request);
    const { endeavour } = membership;
    return reply.page({
      ...frame.around(membership, 'edge'),
      title: `What is in and out – ${endeavour.title}`,
      hasErrors: returned.errors.length > 0,
      content: (
        <EdgePage
          csrf={reply.generateCsrf()}
          endeavour={endeavour}
          items={await listEdge(db, endeavour.id)}
          seats={await listSeats(db, endeavour.id, { removedToo: true })}
          ownSeatId={membership.held.seat.id}
          mayTakePart={membership.can('take part')}
          maySteward={membership.can('steward')}
          returned={returned}
        />
      ),
    });
  }

  app.get(
    endeavourUrls.edge(':endeavour'),
    { config: { access: memberships.to('read the record') } },
    (request, reply) => show(request, reply, nothingReturned),
  );

  const next = ({ endeavour }: { endeavour: { id: string } }) => endeavourUrls.edge(endeavour.id);
  addAct(app, memberships, {
    path: endeavourUrls.edge(':endeavour'),
    action: 'take part',
    schema: addForm,
    field: 'text',
    act: (by, { text, side, reason }) => drawing.add(by, text, side, reason),
    next,
    show,
  });
  addAct(app, memberships, {
    path: endeavourUrls.sayEdge(':endeavour', ':item'),
    action: 'take part',
    schema: sayForm,
    field: 'side',
    act: (by, { side, reason }, item) => drawing.say(by, item, side, reason),
    next,
    show,
  });
  addAct(app, memberships, {
    path: endeavourUrls.removeEdge(':endeavour', ':item'),
    action: 'steward',
    schema: removeForm,
    field: 'remove-reason',
    act: (by, { 'remove-reason': reason }, item) => drawing.remove(by, item, reason),
    next,
    show,
  });
}
