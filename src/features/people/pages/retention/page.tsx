import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { type FormBody, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import type { PeoplePages } from '../../pages.ts';
import type { Period } from '../../retention/retention.ts';
import { signedInPerson } from '../../sign-in.ts';
import { administrationPath, retentionPath } from '../../urls.ts';
import { RetentionPage } from './view.tsx';

/** How long things are kept, for administrators. */
export function retentionPages(app: FastifyInstance, { administration, retention }: PeoplePages): void {
  const config = { access: administration.access };
  administration.add({
    title: 'How long things are kept',
    href: retentionPath,
    hint: 'Set after how many days drafts, notices, reports and other things are removed.',
  });

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FieldMistake[] = [],
  ): Promise<FastifyReply> {
    const typed = toFormBody(request.body);
    const periods = await retention.periods();
    return reply.page({
      title: 'How long things are kept',
      backLink: administrationPath,
      hasErrors: errors.length > 0,
      content: (
        <RetentionPage
          periods={periods.map((period) => ({
            ...period,
            filled: typedText(typed, period.key, String(period.days)),
          }))}
          isSaved={(request.query as { done?: string }).done === 'saved'}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(retentionPath, { config }, (request, reply) => show(request, reply));

  app.post(retentionPath, { config }, async (request, reply) => {
    const read = readDays(toFormBody(request.body), await retention.periods());
    if (read.errors.length > 0) return show(request, reply.code(422), read.errors);
    await retention.set(signedInPerson(request).id, read.days);
    return reply.redirect(reply.done(retentionPath, 'saved'), 303);
  });
}

function readDays(typed: FormBody, periods: readonly Period[]) {
  const days: Record<string, number> = {};
  const errors: FieldMistake[] = [];
  for (const { key, what, least, most, days: before } of periods) {
    const words = typedText(typed, key, String(before)).trim();
    const value = /^\d{1,5}$/.test(words) ? Number(words) : Number.NaN;
    if (value >= least && value <= most) days[key] = value;
    else errors.push({ field: key, message: `${what}: enter a whole number from ${least} to ${most}` });
  }
  return { days, errors };
}
