import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { choice, line } from '../../../../platform/forms/fields.ts';
import { seatedMembership } from '../../membership.ts';
import { coverageOf, missingVoices } from '../../missing/missing.ts';
import { listCellNotes, listNominations } from '../../missing/missing.repository.ts';
import type { EndeavourPages } from '../../pages.ts';
import { listSeats } from '../../seats.repository.ts';
import { endeavourUrls } from '../../urls.ts';
import { addAct, nothingReturned, type Returned } from '../act.ts';
import { MissingPage } from './view.tsx';

const nameForm = z.object({
  name: line({ name: 'Who', max: 100, required: 'Enter who should be here' }),
  reason: line({ name: 'Why', max: 300, required: 'Say why they should be here' }),
});

const cellForm = z.object({
  cell: line({ name: 'Place and level', max: 210, required: 'Select a place and level' }),
  needed: choice(['yes', 'no'], 'Select whether somebody is needed there'),
  'cell-reason': line({ name: 'Why', max: 300, required: 'Say why' }),
});

const gridForm = z.object({
  what: choice(['place', 'level'], 'Select what you add'),
  'grid-name': line({ name: 'Name', max: 100, required: 'Enter its name' }),
});

/** Who is missing: by name (NET-20) and by place and level (NET-21). */
export function missingPages({ app, db, memberships, frame, naming }: EndeavourPages): void {
  async function show(request: FastifyRequest, reply: FastifyReply, returned: Returned) {
    const membership = seatedMembership(request);
    const { endeavour, held } = membership;
    const seats = await listSeats(db, endeavour.id);
    const nominations = await listNominations(db, endeavour.id);
    const voices = missingVoices(nominations, seats);
    return reply.page({
      ...frame.around(membership, 'missing'),
      title: `Who is missing – ${endeavour.title}`,
      hasErrors: returned.errors.length > 0,
      content: (
        <MissingPage
          csrf={reply.generateCsrf()}
          endeavour={endeavour}
          seats={seats}
          voices={voices}
          waiting={nominations
            .filter(
              ({ memberId, name }) => memberId === held.member.id && !voices.some((v) => v.name === name),
            )
            .map(({ name }) => name)}
          coverage={coverageOf(endeavour, seats, await listCellNotes(db, endeavour.id))}
          maySteward={membership.can('steward')}
          mayTakePart={membership.can('take part')}
          returned={returned}
        />
      ),
    });
  }

  app.get(
    endeavourUrls.missing(':endeavour'),
    { config: { access: memberships.to('read the record') } },
    (request, reply) => show(request, reply, nothingReturned),
  );

  const next = ({ endeavour }: { endeavour: { id: string } }) => endeavourUrls.missing(endeavour.id);
  addAct(app, memberships, {
    path: endeavourUrls.missing(':endeavour'),
    action: 'take part',
    schema: nameForm,
    field: 'name',
    act: (by, { name, reason }) => naming.name(by, name, reason),
    next,
    show,
  });
  addAct(app, memberships, {
    path: endeavourUrls.cell(':endeavour'),
    action: 'take part',
    schema: cellForm,
    field: 'cell',
    act: (by, { cell, needed, 'cell-reason': reason }) => {
      const [place = '', level = ''] = cell.split(' | ');
      return naming.sayNeeded(by, { place, level }, needed === 'yes', reason);
    },
    next,
    show,
  });
  addAct(app, memberships, {
    path: endeavourUrls.grid(':endeavour'),
    action: 'steward',
    schema: gridForm,
    field: 'grid-name',
    act: (by, { what, 'grid-name': name }) => naming.extend(by, what, name),
    next,
    show,
  });
}
