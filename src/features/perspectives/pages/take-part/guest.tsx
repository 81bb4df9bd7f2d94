import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Button } from '../../../../design-system/components/button.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { formatCount } from '../../../../design-system/format.ts';
import { Form, HiddenFields } from '../../../../design-system/patterns/form.tsx';
import { choice } from '../../../../platform/forms/fields.ts';
import { parseForm } from '../../../../platform/forms/form.ts';
import type { ParticipantId } from '../../conversation.ts';
import type { PerspectivesPages } from '../../pages.ts';
import { findParticipant } from '../../participants.repository.ts';
import { perspectivesUrls } from '../../urls.ts';
import { visitOf } from '../../visits.ts';
import { votesOf } from '../../votes.repository.ts';
import { participantFor } from './participant.ts';

/** What was answered without an account in the browser of somebody who is signed in now. */
export interface Guest {
  readonly id: ParticipantId;
  readonly answers: number;
  /** Whether the account has answered by itself; where it has not, what the guest answered becomes its own. */
  readonly isApart: boolean;
}

const guestForm = z.object({ mine: choice(['yes', 'no'], 'Say whether these answers are yours') });

/** The guest of a browser in which somebody is signed in, while there is anything to decide. */
export async function guestOf(
  { db, visits }: Pick<PerspectivesPages, 'db' | 'visits'>,
  request: FastifyRequest,
): Promise<Guest | undefined> {
  const { conversation, participant, mayTakePart, standing } = visitOf(request);
  const device = visits.deviceOf(request);
  if (request.person === null || device === undefined || !mayTakePart || standing !== 'open')
    return undefined;
  const found = await findParticipant(db, conversation.id, { personId: null, device });
  if (found === undefined || found.bannedAt !== null) return undefined;
  const answers = (await votesOf(db, found.id)).length;
  return answers === 0 ? undefined : { id: found.id, answers, isApart: participant?.id !== found.id };
}

/** Whoever answered as a guest and signs in stays one person; on a browser that others use, they can say otherwise. */
export function guestPages(pages: PerspectivesPages): void {
  const { app, visits, erasing } = pages;
  app.post(
    perspectivesUrls.guest(':conversation'),
    { config: { access: visits.toSee } },
    async (request, reply) => {
      const { conversation, participant } = visitOf(request);
      const parsed = parseForm(guestForm, request.body);
      const guest = parsed.ok ? await guestOf(pages, request) : undefined;
      if (parsed.ok && guest !== undefined) {
        if (parsed.value.mine === 'no' && !guest.isApart) {
          await participantFor(pages, request, reply, { apart: true });
        }
        if (parsed.value.mine === 'yes' && guest.isApart && participant !== undefined) {
          await erasing.takeAlong(conversation.id, guest.id, participant.id);
        }
      }
      return reply.redirect(perspectivesUrls.home(conversation.id), 303);
    },
  );
}

/** Tells of the guest, and takes the decision; nothing where there is none. */
export function GuestNote({ id, guest, csrf }: { id: string; guest: Guest | undefined; csrf: string }) {
  if (guest === undefined) return null;
  const answers = formatCount(guest.answers, 'answer');
  const form = (mine: 'yes' | 'no', words: string) => (
    <Form action={perspectivesUrls.guest(id)} csrf={csrf}>
      <HiddenFields values={{ mine }} />
      <Button variant="secondary" preventDoubleClick>
        {words}
      </Button>
    </Form>
  );
  if (!guest.isApart) {
    return (
      <div class="govuk-inset-text">
        <p class="govuk-body">
          In this browser {answers} {guest.answers === 1 ? 'was' : 'were'} given before you signed in. With
          your next answer they become your account’s, so that you count once.
        </p>
        {form('no', 'They are not mine')}
      </div>
    );
  }
  return (
    <Details summary={`${answers} given in this browser without signing in`}>
      <p class="govuk-body">
        They count as another person’s. If they are yours, take them along: they become your account’s, with
        the statements you added and what you expected others to answer. Where your account has answered a
        statement, its own answer stays.
      </p>
      {form('yes', 'They are mine: take them along')}
    </Details>
  );
}
