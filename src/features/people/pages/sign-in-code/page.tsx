import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { type FormError, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { anyone } from '../../../../platform/http/access.ts';
import type { PeoplePages } from '../../pages.ts';
import type { Person } from '../../person.ts';
import { safeReturnTo } from '../../return-to.ts';
import { CODE_WORDS } from '../../second-step/second-step.ts';
import { afterSignInPath, secondStepPath, signInCodePath, signInPath } from '../../urls.ts';
import { SignInCodePage } from './view.tsx';

/** The second step when signing in. Until it is done, the browser is signed in for no page. */
export function signInCodePages(app: FastifyInstance, pages: PeoplePages): void {
  const { db, secondStep, signIns, emailCookie } = pages;

  function show(
    reply: FastifyReply,
    who: Person,
    { returnTo, errors = [] }: { readonly returnTo: string; readonly errors?: readonly FormError[] },
  ) {
    return reply.page({
      title: 'Enter your code',
      hasErrors: errors.length > 0,
      content: (
        <SignInCodePage
          csrf={reply.generateCsrf()}
          email={who.email ?? ''}
          returnTo={returnTo}
          errors={errors}
        />
      ),
    });
  }

  const elsewhere = (request: FastifyRequest, reply: FastifyReply, returnTo: string) =>
    reply.redirect(request.person === null ? signInPath(returnTo) : returnTo, 303);

  app.get<{ Querystring: { 'return-to'?: string } }>(
    signInCodePath(),
    { config: { access: anyone } },
    async (request, reply) => {
      const returnTo = safeReturnTo(request.query['return-to']);
      const who = request.waitingPerson;
      if (who === null) return elsewhere(request, reply, returnTo);
      if (!(await secondStep.isOn(db, who.id))) return reply.redirect(secondStepPath, 303);
      return show(reply, who, { returnTo });
    },
  );

  app.post(signInCodePath(), { config: { access: anyone } }, async (request, reply) => {
    const typed = toFormBody(request.body);
    const returnTo = safeReturnTo(typedText(typed, 'return-to'));
    const who = request.waitingPerson;
    if (who === null) return elsewhere(request, reply, returnTo);
    const code = typedText(typed, 'code').trim();
    if (code === '') {
      const errors = [{ field: 'code', message: 'Enter the code that your app shows' }];
      return show(reply.code(422), who, { returnTo, errors });
    }
    const done = await inTransaction(db, async (tx) => {
      const check = await secondStep.check(tx, who.id, code);
      if (check !== 'right') return { check };
      return { check, giveCookie: await signIns.begin(tx, request, who.id, 'done') };
    });
    if (done.check !== 'right') {
      const errors = [{ field: 'code', message: CODE_WORDS[done.check] }];
      return show(reply.code(done.check === 'too-many' ? 429 : 422), who, { returnTo, errors });
    }
    done.giveCookie(reply);
    emailCookie.clear(reply);
    return reply.redirect(afterSignInPath(who, returnTo), 303);
  });
}
