import type { FastifyReply } from 'fastify';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { type FormBody, type FormError, toFormBody } from '../../../../platform/forms/form.ts';
import { localTimeOf, zoneNames } from '../../../../platform/local-time.ts';
import { signedIn, signedInPerson } from '../../../people/index.ts';
import { changeSettings } from '../../change-settings.ts';
import type { NoticesPages } from '../../pages.ts';
import { settingsOf } from '../../settings.repository.ts';
import { QUIET_SETTINGS } from '../../settings.ts';
import { noticesUrls } from '../../urls.ts';
import { readSettings, typedSettings } from './form.ts';
import { SettingsPage, SettingsSaved } from './view.tsx';

/** How somebody wants to be told: for each reason, at what hours, and pauses (FOR-35, FOR-38). */
export function settingsPages({ app, db, clock }: NoticesPages): void {
  const access = { config: { access: signedIn } };

  function show(reply: FastifyReply, typed: FormBody, errors: readonly FormError[], isSaved = false) {
    return reply.page({
      title: 'What you are told by email',
      hasErrors: errors.length > 0,
      backLink: { href: noticesUrls.list, text: 'Notices' },
      ...(isSaved ? { notice: <SettingsSaved /> } : {}),
      content: <SettingsPage csrf={reply.generateCsrf()} typed={typed} errors={errors} zones={zoneNames()} />,
    });
  }

  app.get<{ Querystring: { done?: string } }>(noticesUrls.settings, access, async (request, reply) => {
    const { id } = signedInPerson(request);
    const settings = (await settingsOf(db, [id])).get(id) ?? QUIET_SETTINGS;
    const { pausedUntil, zone } = settings;
    const isPaused = pausedUntil !== null && pausedUntil > clock.now();
    const typed = typedSettings(settings, isPaused ? localTimeOf(pausedUntil, zone) : null);
    return show(reply, typed, [], request.query.done !== undefined);
  });

  app.post(noticesUrls.settings, access, async (request, reply) => {
    const now = clock.now();
    const parsed = readSettings(toFormBody(request.body), now);
    if (!parsed.ok) return show(reply.code(422), parsed.typed, parsed.errors);
    await inTransaction(db, (tx) => changeSettings(tx, signedInPerson(request).id, parsed.value, now));
    return reply.redirect(reply.done(noticesUrls.settings, 'saved'), 303);
  });
}
