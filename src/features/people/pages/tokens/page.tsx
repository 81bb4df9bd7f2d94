import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { choice, line } from '../../../../platform/forms/fields.ts';
import { type FormError, parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { newId } from '../../../../platform/ids.ts';
import { hashSecret, newSecret } from '../../../../platform/random.ts';
import { writeRecord } from '../../../../platform/record/record.ts';
import type { PeoplePages } from '../../pages.ts';
import { signedIn, signedInPerson } from '../../sign-in.ts';
import { TOKEN_PREFIX } from '../../tokens/by-token.ts';
import { deleteToken, insertToken, listTokens } from '../../tokens/tokens.repository.ts';
import { tokenMail } from '../../tokens/token-mail.ts';
import { accountPath, revokeTokenPath, tokensPath } from '../../urls.ts';
import { DAYS, NewTokenPage, TokensPage } from './view.tsx';

const MOST_TOKENS = 20;
const DAY_MS = 24 * 3600 * 1000;

const tokenForm = z.object({
  name: line({ name: 'Purpose', max: 80, required: 'Enter what the token is for' }),
  may: choice(['read', 'write'], 'Select what the program may do'),
  days: choice(DAYS, 'Select how long it lasts'),
});

/** Tokens with which programs act for somebody (FOR-74): made for a purpose, shown once, taken back at any time. */
export function tokensPages(app: FastifyInstance, { db, clock, mail, baseUrl }: PeoplePages): void {
  const own = { config: { access: signedIn } };

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FormError[] = [],
  ): Promise<FastifyReply> {
    const body = toFormBody(request.body);
    return reply.code(errors.length > 0 ? 422 : 200).page({
      title: 'Tokens for programs',
      hasErrors: errors.length > 0,
      backLink: accountPath,
      content: (
        <TokensPage
          tokens={await listTokens(db, signedInPerson(request).id)}
          now={clock.now()}
          typed={{
            name: typedText(body, 'name'),
            may: typedText(body, 'may') || 'read',
            days: typedText(body, 'days') || '90',
          }}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(tokensPath, own, async (request, reply) => show(request, reply));

  app.post(tokensPath, own, async (request, reply) => {
    const person = signedInPerson(request);
    const parsed = parseForm(tokenForm, request.body);
    if (!parsed.ok) return show(request, reply, parsed.errors);
    if ((await listTokens(db, person.id)).length >= MOST_TOKENS) {
      const message = `You have ${MOST_TOKENS} tokens. Revoke one that you no longer need`;
      return show(request, reply, [{ field: 'name', message }]);
    }
    const { name, may, days } = parsed.value;
    const secret = `${TOKEN_PREFIX}${newSecret()}`;
    const now = clock.now();
    const token = {
      id: newId(),
      name,
      mayWrite: may === 'write',
      createdAt: now,
      expiresAt: new Date(now.getTime() + Number(days) * DAY_MS),
    };
    await inTransaction(db, async (tx) => {
      await insertToken(tx, { ...token, personId: person.id, secretHash: hashSecret(secret) });
      await record(tx, now, person.id, 'token-made', token.id);
      if (person.email === null) return;
      await mail.send(tx, tokenMail(person.email, token, new URL(tokensPath, baseUrl).href));
    });
    return reply.header('cache-control', 'no-store').page({
      title: 'Your new token',
      backLink: tokensPath,
      content: <NewTokenPage token={token} secret={secret} />,
    });
  });

  app.post<{ Params: { token: string } }>(revokeTokenPath(':token'), own, async (request, reply) => {
    const { id } = signedInPerson(request);
    const { token } = request.params;
    await inTransaction(db, async (tx) => {
      if (await deleteToken(tx, id, token)) await record(tx, clock.now(), id, 'token-revoked', token);
    });
    return reply.redirect(tokensPath, 303);
  });
}

function record(
  tx: Parameters<typeof writeRecord>[0],
  now: Date,
  personId: string,
  kind: 'token-made' | 'token-revoked',
  subject: string,
): Promise<void> {
  return writeRecord(tx, now, { scope: `person:${personId}`, kind, personId, subject });
}
