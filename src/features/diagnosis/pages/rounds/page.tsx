import type { FastifyReply } from 'fastify';
import type { DiagnosisSettings } from '../../../../analysis/diagnosis/settings.ts';
import { DEFAULT_ZONE } from '../../../../design-system/format.ts';
import { readDate } from '../../../../platform/forms/dates.ts';
import { type FormError, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { localTimeOf, momentsOf } from '../../../../platform/local-time.ts';
import { type Membership, membershipOf, seatedMembership } from '../../../endeavours/index.ts';
import { daysAfter } from '../../round.ts';
import { listClosed, listRounds } from '../../rounds/rounds.repository.ts';
import { diagnosisUrls } from '../../urls.ts';
import { type DiagnosisPages, shapeFrame } from '../context.ts';
import { OpenPage, RoundsPage } from './view.tsx';

const ROUNDS_SHOWN = 50;
const USUAL_DAYS = 14;
const LONGEST_DAYS = 90;

/** The rounds of an endeavour, and opening one. */
export function roundsPages({ app, db, clock, endeavours, running, agreeing }: DiagnosisPages): void {
  const { memberships } = endeavours;

  app.get(
    diagnosisUrls.shape(':endeavour'),
    { config: { access: memberships.to('read the record') } },
    async (request, reply) => {
      const membership = membershipOf(request);
      const { id } = membership.endeavour;
      await running.settle(id);
      return reply.page({
        title: 'The shape of the problem',
        ...endeavours.frame.around(membership, 'shape'),
        content: (
          <RoundsPage
            endeavourId={id}
            rounds={await listRounds(db, id)}
            closed={await listClosed(db, id, ROUNDS_SHOWN)}
            mayOpen={membership.can('steward')}
          />
        ),
      });
    },
  );

  const showOpen = (
    reply: FastifyReply,
    { membership, settings }: { membership: Membership; settings: DiagnosisSettings },
    typed: { day: string; month: string; year: string },
    errors: readonly FormError[] = [],
  ) =>
    reply.page({
      title: 'Open a round',
      ...shapeFrame(endeavours, membership),
      hasErrors: errors.length > 0,
      content: (
        <OpenPage
          endeavourId={membership.endeavour.id}
          csrf={reply.generateCsrf()}
          errors={errors}
          settings={settings}
          {...typed}
        />
      ),
    });

  const access = memberships.to('steward');

  const settingsOf = async ({ endeavour }: Membership) => {
    await agreeing.settle(endeavour.id);
    return agreeing.current(endeavour.id);
  };

  app.get(diagnosisUrls.open(':endeavour'), { config: { access } }, async (request, reply) => {
    const { day, month, year } = localTimeOf(daysAfter(clock.now(), USUAL_DAYS), DEFAULT_ZONE);
    const typed = { day: String(day), month: String(month), year: String(year) };
    const membership = membershipOf(request);
    const settings = await settingsOf(membership);
    return showOpen(reply, { membership, settings }, typed);
  });

  app.post(diagnosisUrls.open(':endeavour'), { config: { access } }, async (request, reply) => {
    const membership = seatedMembership(request);
    const body = toFormBody(request.body);
    const typed = {
      day: typedText(body, 'until-day'),
      month: typedText(body, 'until-month'),
      year: typedText(body, 'until-year'),
    };
    const settings = await settingsOf(membership);
    const read = readDate(body, 'until', 'Last day for answers');
    if (!read.ok) return showOpen(reply.code(422), { membership, settings }, typed, read.errors);
    const moments = momentsOf({ ...read.value, hour: 23, minute: 59 }, DEFAULT_ZONE);
    const now = clock.now();
    if (moments.kind !== 'once' || moments.at <= now || moments.at > daysAfter(now, LONGEST_DAYS)) {
      const message = `Last day for answers must be from today to ${LONGEST_DAYS} days ahead`;
      return showOpen(reply.code(422), { membership, settings }, typed, [{ field: 'until-day', message }]);
    }
    const { id: endeavourId } = membership.endeavour;
    const id = await running.open(endeavourId, membership.held, {
      answersUntil: moments.at,
      settings,
    });
    // Where another steward was first, their round is the one to go to.
    const target = id ?? (await listRounds(db, endeavourId))[0]?.id;
    return reply.redirect(
      target === undefined ? diagnosisUrls.shape(endeavourId) : diagnosisUrls.round(endeavourId, target),
      303,
    );
  });
}
