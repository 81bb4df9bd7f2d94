import type { FastifyReply, FastifyRequest } from 'fastify';
import { DEFAULT_ZONE } from '../../../../design-system/format.ts';
import { readDate } from '../../../../platform/forms/dates.ts';
import { cleanText } from '../../../../platform/forms/fields.ts';
import { type FormBody, type FormError, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { momentsOf } from '../../../../platform/local-time.ts';
import { listCommitments } from '../../commitments/commitments.repository.ts';
import { checkBridges } from '../../handover/bridge-check.ts';
import { listIntroductions } from '../../handover/introductions.repository.ts';
import { listSeats } from '../../seats.repository.ts';
import { PARTS, PART_WORDS, type Parts, unfinishedParts } from '../../handover/handover.ts';
import { listHandovers } from '../../handover/handover.repository.ts';
import { seatedMembership } from '../../membership.ts';
import type { EndeavourPages } from '../../pages.ts';
import { endeavourUrls } from '../../urls.ts';
import { MovingOnPage } from './view.tsx';

const LONGEST = 4_000;

/** "I am moving on": the pack that a seat passes on (LRN-33). */
export function movingOnPages({ app, db, memberships, frame, handing }: EndeavourPages): void {
  const path = endeavourUrls.movingOn(':endeavour');
  const access = memberships.to('take part');

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    shown: { readonly typed?: FormBody; readonly errors?: readonly FormError[] },
  ) {
    const membership = seatedMembership(request);
    const { endeavour, held } = membership;
    const packs = await listHandovers(db, held.seat.id);
    const own = packs.find(({ memberId }) => memberId === held.member.id);
    const commitments = await listCommitments(db, endeavour.id);
    const { errors = [], typed } = shown;
    return reply.page({
      ...frame.around(membership, 'me'),
      title: `Moving on – ${endeavour.title}`,
      hasErrors: errors.length > 0,
      content: (
        <MovingOnPage
          csrf={reply.generateCsrf()}
          endeavour={endeavour}
          seat={held.seat}
          pack={own}
          parts={typed === undefined ? (own?.parts ?? {}) : partsOf(typed)}
          typed={typed ?? {}}
          promises={commitments.filter(({ seatId, state }) => seatId === held.seat.id && state === 'open')}
          bridges={checkBridges(
            await listSeats(db, endeavour.id),
            await listIntroductions(db, endeavour.id),
            held.seat.id,
          )}
          isSaved={(request.query as { done?: string }).done !== undefined}
          errors={errors}
        />
      ),
    });
  }

  app.get(path, { config: { access } }, (request, reply) => show(request, reply, {}));

  app.post(path, { config: { access } }, async (request, reply) => {
    const by = seatedMembership(request);
    const typed = toFormBody(request.body);
    const date = readDate(typed, 'leaves', 'Date');
    if (!date.ok) return show(request, reply.code(422), { typed, errors: date.errors });
    const moments = momentsOf({ ...date.value, hour: 12, minute: 0 }, DEFAULT_ZONE);
    if (moments.kind !== 'once') throw new Error('Midday comes once on every day.');
    const outcome = await handing.open(by, moments.at);
    if (outcome.ok) return reply.redirect(endeavourUrls.movingOn(by.endeavour.id), 303);
    const errors = [{ field: 'leaves-day', message: outcome.message }];
    return show(request, reply.code(422), { typed, errors });
  });

  app.post(endeavourUrls.pack(':endeavour'), { config: { access } }, async (request, reply) => {
    const by = seatedMembership(request);
    const typed = toFormBody(request.body);
    const parts = partsOf(typed);
    const tooLong = PARTS.filter((name) => (parts[name]?.text.length ?? 0) > LONGEST);
    if (tooLong.length > 0) {
      const errors = tooLong.map((name) => ({
        field: name,
        message: `${PART_WORDS[name].title} must be ${LONGEST.toLocaleString('en-GB')} characters or less`,
      }));
      return show(request, reply.code(422), { typed, errors });
    }
    const wantsToHandOn = typedText(typed, 'do') === 'hand-on';
    const outcome = await (wantsToHandOn ? handing.handOn(by, parts) : handing.save(by, parts));
    if (outcome.ok) {
      const back = endeavourUrls.movingOn(by.endeavour.id);
      return reply.redirect(wantsToHandOn ? back : reply.done(back, 'saved'), 303);
    }
    const missing = unfinishedParts(parts).map((name) => ({
      field: name,
      message: `${PART_WORDS[name].title}: write something, or tick that there is nothing to hand on`,
    }));
    const errors = missing.length > 0 ? missing : [{ field: 'role', message: outcome.message }];
    return show(request, reply.code(422), { typed, errors });
  });
}

function partsOf(typed: FormBody): Parts {
  return Object.fromEntries(
    PARTS.map((name) => [
      name,
      { text: cleanText(typedText(typed, name)), isSkipped: typed[`${name}-skip`] !== undefined },
    ]),
  );
}
