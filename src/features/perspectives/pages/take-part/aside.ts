import { z } from 'zod';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { choice } from '../../../../platform/forms/fields.ts';
import { parseForm } from '../../../../platform/forms/form.ts';
import { wantsJson } from '../../../../platform/http/request.ts';
import { parseId } from '../../../../platform/ids.ts';
import { putAside, takeAsideBack } from '../../aside.repository.ts';
import { LENSES } from '../../conversation.ts';
import type { PerspectivesPages } from '../../pages.ts';
import { perspectivesUrls } from '../../urls.ts';
import { visitOf } from '../../visits.ts';
import { participantFor } from './participant.ts';

const asideForm = z.object({
  aside: choice(['yes', 'no'], 'Open the conversation again'),
  statement: z.string().optional(),
  lens: z.string().optional(),
});

/** Putting a statement aside until tomorrow, and having them all back today (OPN-64). An old form changes nothing. */
export function asidePages(pages: PerspectivesPages): void {
  const { app, db, clock, visits } = pages;

  app.post(
    perspectivesUrls.aside(':conversation'),
    { config: { access: visits.toSee } },
    async (request, reply) => {
      const { conversation, mayTakePart } = visitOf(request);
      const parsed = parseForm(asideForm, request.body);
      const participant = mayTakePart && parsed.ok ? await participantFor(pages, request, reply) : null;
      if (parsed.ok && participant !== null) {
        const { aside, statement = '' } = parsed.value;
        const id = parseId<'perspectives-statement'>(statement);
        if (aside === 'no') await takeAsideBack(db, participant.id);
        else if (id !== null)
          await inTransaction(db, (tx) => putAside(tx, conversation, participant.id, id, clock.now()));
      }
      if (wantsJson(request)) return reply.send({ ok: true });
      const lens = parsed.ok ? LENSES.find((each) => each === parsed.value.lens) : undefined;
      const query = lens === undefined ? '' : `?lens=${lens}`;
      return reply.redirect(`${perspectivesUrls.home(conversation.id)}${query}#next`, 303);
    },
  );
}
