import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { choice, line, text } from '../../../../platform/forms/fields.ts';
import { listChallenges } from '../../challenges/challenges.repository.ts';
import type { MemberId } from '../../endeavour.ts';
import type { Forum } from '../../../forum/index.ts';
import { seatedMembership } from '../../membership.ts';
import { listMembers } from '../../members.repository.ts';
import type { EndeavourPages } from '../../pages.ts';
import { listSeats } from '../../seats.repository.ts';
import { runs } from '../../stewardship.ts';
import { listStewardships } from '../../stewards.repository.ts';
import { listProposals } from '../../stewards/proposals.repository.ts';
import { endeavourUrls } from '../../urls.ts';
import { addAct, nothingReturned, type Returned } from '../act.ts';
import { consentForm } from '../consent.ts';
import { StewardsPage } from './view.tsx';

const proposeForm = z.object({
  member: line({ name: 'Who', max: 20, required: 'Select whom you propose' }),
  months: choice(['3', '6', '9', '12'], 'Select how long the term is'),
  why: text({ name: 'Why', max: 500 }),
});

const challengeAnswerForm = z.object({
  answer: text({ name: 'Answer', max: 1_000, required: 'Enter your answer' }),
});

/** Who looks after an endeavour, how the seats choose them, and what is challenged. */
export function stewardsPages(pages: EndeavourPages & { readonly forum: Forum }): void {
  const { app, db, clock, memberships, frame, choosing, challenges, forum } = pages;

  async function show(request: FastifyRequest, reply: FastifyReply, returned: Returned) {
    const membership = seatedMembership(request);
    const { endeavour } = membership;
    const now = clock.now();
    const challenged = await listChallenges(db, endeavour.id);
    const ids = challenged.map(({ id }) => id);
    const terms = await listStewardships(db, endeavour.id);
    return reply.page({
      ...frame.around(membership, 'stewards'),
      title: `Stewards – ${endeavour.title}`,
      hasErrors: returned.errors.length > 0,
      content: (
        <StewardsPage
          csrf={reply.generateCsrf()}
          endeavour={endeavour}
          own={membership.held}
          isSteward={membership.isSteward}
          mayTakePart={membership.can('take part')}
          now={now}
          current={terms.filter((term) => runs(term, now))}
          earlier={terms.filter((term) => term.fromAt <= now && !runs(term, now)).toReversed()}
          coming={terms.filter((term) => term.fromAt > now && term.endedAt === null)}
          proposals={await listProposals(db, endeavour.id)}
          challenges={challenged}
          threads={await forum.linking.threadsAbout(request.person, 'challenge', ids)}
          members={await listMembers(db, endeavour.id)}
          seats={await listSeats(db, endeavour.id, { removedToo: true })}
          returned={returned}
        />
      ),
    });
  }

  app.get(
    endeavourUrls.stewards(':endeavour'),
    { config: { access: memberships.to('read the record') } },
    (request, reply) => show(request, reply, nothingReturned),
  );

  const next = ({ endeavour }: { endeavour: { id: string } }) => endeavourUrls.stewards(endeavour.id);
  addAct(app, memberships, {
    path: endeavourUrls.stewards(':endeavour'),
    action: 'take part',
    schema: proposeForm,
    field: 'member',
    act: (by, { member, months, why }) =>
      choosing.propose(by, { memberId: member as MemberId, termMonths: Number(months), why }),
    next,
    show,
  });
  addAct(app, memberships, {
    path: endeavourUrls.answerProposal(':endeavour', ':item'),
    action: 'take part',
    schema: consentForm,
    field: 'answer',
    act: (by, { answer, reason }, item) => choosing.answer(by, item, answer, reason),
    next,
    show,
  });
  addAct(app, memberships, {
    path: endeavourUrls.stepDown(':endeavour'),
    action: 'steward',
    schema: z.object({}),
    field: 'member',
    act: (by) => choosing.stepDown(by),
    next,
    show,
  });
  addAct(app, memberships, {
    path: endeavourUrls.answerChallenge(':endeavour', ':item'),
    action: 'steward',
    schema: challengeAnswerForm,
    field: 'answer',
    act: (by, { answer }, item) => challenges.answer(by, item, answer),
    next,
    show,
  });
}
