import type { FastifyReply, FastifyRequest } from 'fastify';
import { type DiagnosisSettings, diagnosisSettings } from '../../../../analysis/diagnosis/settings.ts';
import { cleanText } from '../../../../platform/forms/fields.ts';
import { type FormBody, type FormError, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { membershipOf, seatedMembership } from '../../../endeavours/index.ts';
import { SETTINGS } from '../../settings/setting-words.ts';
import { findOpenChange } from '../../settings/settings.repository.ts';
import { diagnosisUrls } from '../../urls.ts';
import { type DiagnosisPages, shapeFrame } from '../context.ts';
import { ThresholdsPage } from './view.tsx';

const LONGEST_REASON = 300;

/** The thresholds, and changing them by consent of the seats. */
export function thresholdsPages({ app, db, endeavours, agreeing }: DiagnosisPages): void {
  const { memberships } = endeavours;

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: Readonly<Record<string, string>> = {},
    errors: readonly FormError[] = [],
  ) {
    const membership = membershipOf(request);
    const { id } = membership.endeavour;
    await agreeing.settle(id);
    const change = await findOpenChange(db, id);
    const seats = await endeavours.seats(db, id);
    const ownSeat = membership.held?.seat.id;
    return reply.page({
      title: 'The thresholds',
      ...shapeFrame(endeavours, membership),
      hasErrors: errors.length > 0,
      content: (
        <ThresholdsPage
          endeavourId={id}
          csrf={reply.generateCsrf()}
          errors={errors}
          current={await agreeing.current(id)}
          change={
            change === undefined
              ? undefined
              : {
                  ...change,
                  consenting: change.consenting.length,
                  hasConsented: change.consenting.some((seat) => seat === ownSeat),
                }
          }
          seats={seats.filter(({ holders }) => holders.length > 0).length}
          mayPropose={membership.can('steward')}
          mayTakePart={membership.can('take part')}
          typed={typed}
        />
      ),
    });
  }

  app.get(
    diagnosisUrls.thresholds(':endeavour'),
    { config: { access: memberships.to('read the record') } },
    (request, reply) => show(request, reply),
  );

  app.post(
    diagnosisUrls.thresholds(':endeavour'),
    { config: { access: memberships.to('steward') } },
    async (request, reply) => {
      const { endeavour, held } = seatedMembership(request);
      const body = toFormBody(request.body);
      const { settings, errors } = readSettings(body);
      const why = reasonIn(body, 'why');
      if (why === '') errors.push({ field: 'why', message: 'Enter why they should change' });
      if (errors.length === 0) {
        const outcome = await agreeing.propose(endeavour.id, held, settings, why);
        if (outcome.ok) return reply.redirect(diagnosisUrls.thresholds(endeavour.id), 303);
        errors.push({ field: 'why', message: outcome.message });
      }
      const names = [...SETTINGS.map(({ key }) => key), 'why'];
      const typed = Object.fromEntries(names.map((name) => [name, typedText(body, name)]));
      return show(request, reply.code(422), typed, errors);
    },
  );

  app.post(
    diagnosisUrls.sayThresholds(':endeavour'),
    { config: { access: memberships.to('take part') } },
    async (request, reply) => {
      const { endeavour, held } = seatedMembership(request);
      const body = toFormBody(request.body);
      const consents = typedText(body, 'consents');
      const reason = reasonIn(body, 'reason');
      const errors: FormError[] = [];
      if (consents !== 'yes' && consents !== 'no') {
        errors.push({ field: 'consents', message: 'Select whether your seat can live with it' });
      }
      if (consents === 'no' && reason === '')
        errors.push({ field: 'reason', message: 'Enter why you object' });
      if (errors.length > 0) return show(request, reply.code(422), { consents, reason }, errors);
      await agreeing.settle(endeavour.id);
      await agreeing.say(endeavour.id, held, consents === 'yes', reason);
      return reply.redirect(diagnosisUrls.thresholds(endeavour.id), 303);
    },
  );
}

function reasonIn(body: FormBody, field: string): string {
  return cleanText(typedText(body, field)).replaceAll(/\s+/g, ' ').slice(0, LONGEST_REASON);
}

function readSettings(body: FormBody): { settings: DiagnosisSettings; errors: FormError[] } {
  const errors: FormError[] = [];
  const read: Partial<Record<keyof DiagnosisSettings, number>> = {};
  for (const { key, words, least, most, isWhole = false } of SETTINGS) {
    const text = typedText(body, key).trim();
    const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most && (!isWhole || Number.isInteger(value))) read[key] = value;
    else {
      const kind = isWhole ? 'a whole number' : 'a number';
      errors.push({ field: key, message: `${words}: enter ${kind} from ${least} to ${most}` });
    }
  }
  const { lowComplexity = 0, highComplexity = 1 } = read;
  if (errors.length === 0 && lowComplexity >= highComplexity) {
    errors.push({ field: 'highComplexity', message: 'High complexity must begin above low complexity' });
  }
  return { settings: errors.length === 0 ? diagnosisSettings(read) : diagnosisSettings(), errors };
}
