import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren } from 'preact';
import { type FormError, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import type { Access } from '../../../../platform/http/access.ts';
import { NotSignedIn } from '../../../../platform/http/failures.ts';
import type { PeoplePages } from '../../pages.ts';
import type { Person } from '../../person.ts';
import { appAddress } from '../../second-step/codes.ts';
import { CODE_WORDS, type CodeCheck } from '../../second-step/second-step.ts';
import { endSignInsExcept, finishSecondStep } from '../../sign-ins.repository.ts';
import { signedIn, signedInPerson } from '../../sign-in.ts';
import {
  accountPath,
  renewCodesPath,
  secondStepPath,
  setUpSecondStepPath,
  turnOffSecondStepPath,
} from '../../urls.ts';
import { CodesPage, SecondStepPage, SetUpPage } from './view.tsx';

/** Whoever is signed in, or would be but for a second step that they must set up first. */
function personToSetUp({ person, waitingPerson }: FastifyRequest): Person {
  const who = person ?? waitingPerson;
  if (who === null) throw new NotSignedIn();
  return who;
}

/** The second step when signing in: setting it up with an app, new recovery codes, turning it off. */
export function secondStepPages(app: FastifyInstance, pages: PeoplePages): void {
  const { db, secondStep } = pages;
  const mayBegin: Access = {
    name: 'signed in, or about to set up the second step',
    async decide({ person, waitingPerson }) {
      if (person !== null) return 'allow';
      const mustBegin = waitingPerson !== null && !(await secondStep.isOn(db, waitingPerson.id));
      return mustBegin ? 'allow' : 'sign-in';
    },
  };

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    wrong: { readonly form?: 'renew' | 'off'; readonly errors: readonly FormError[] } = { errors: [] },
  ) {
    const who = personToSetUp(request);
    const codesLeft = await secondStep.codesLeft(db, who.id);
    return reply.page({
      title: 'Second step when signing in',
      backLink: accountPath,
      hasErrors: wrong.errors.length > 0,
      content: (
        <SecondStepPage
          csrf={reply.generateCsrf()}
          codesLeft={codesLeft}
          isDemanded={pages.mustHaveSecondStep(who)}
          {...wrong}
        />
      ),
    });
  }

  async function showSetUp(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FormError[] = [],
  ): Promise<FastifyReply> {
    const who = personToSetUp(request);
    const secret = await secondStep.secretToConfirm(db, who.id);
    if (secret === undefined) return reply.redirect(secondStepPath, 303);
    return reply.page({
      title: 'Set up the second step',
      backLink: secondStepPath,
      hasErrors: errors.length > 0,
      content: (
        <SetUpPage
          csrf={reply.generateCsrf()}
          secret={secret}
          address={appAddress(secret, who.email ?? '')}
          errors={errors}
        />
      ),
    });
  }

  /** The recovery codes, in the answer itself: they are shown this once. */
  const showCodes = (reply: FastifyReply, codes: readonly string[]): FastifyReply =>
    reply.page({ title: 'Your recovery codes', content: (<CodesPage codes={codes} />) as ComponentChildren });

  const codeIn = (request: FastifyRequest): string => typedText(toFormBody(request.body), 'code').trim();

  const mistake = (check: Exclude<CodeCheck, 'right'>, field: string): readonly FormError[] => [
    { field, message: CODE_WORDS[check] },
  ];

  app.get(secondStepPath, { config: { access: mayBegin } }, (request, reply) => show(request, reply));

  app.get(setUpSecondStepPath, { config: { access: mayBegin } }, (request, reply) =>
    showSetUp(request, reply),
  );

  app.post(secondStepPath, { config: { access: mayBegin } }, async (request, reply) => {
    await secondStep.begin(personToSetUp(request).id);
    return reply.redirect(setUpSecondStepPath, 303);
  });

  app.post(setUpSecondStepPath, { config: { access: mayBegin } }, async (request, reply) => {
    const { id } = personToSetUp(request);
    if ((await secondStep.secretToConfirm(db, id)) === undefined) {
      return reply.redirect(secondStepPath, 303);
    }
    const signInId = request.signInId ?? '';
    const done = await secondStep.confirm(id, codeIn(request), async (tx) => {
      await finishSecondStep(tx, signInId);
      await endSignInsExcept(tx, id, signInId);
    });
    return done.check === 'right'
      ? showCodes(reply, done.codes)
      : showSetUp(request, reply.code(422), mistake(done.check, 'code'));
  });

  app.post(renewCodesPath, { config: { access: signedIn } }, async (request, reply) => {
    const done = await secondStep.renewCodes(signedInPerson(request).id, codeIn(request));
    return done.check === 'right'
      ? showCodes(reply, done.codes)
      : show(request, reply.code(422), { form: 'renew', errors: mistake(done.check, 'renew-code') });
  });

  app.post(turnOffSecondStepPath, { config: { access: signedIn } }, async (request, reply) => {
    const person = signedInPerson(request);
    if (pages.mustHaveSecondStep(person)) return reply.redirect(secondStepPath, 303);
    const check = await secondStep.turnOff(person.id, codeIn(request));
    return check === 'right'
      ? reply.redirect(secondStepPath, 303)
      : show(request, reply.code(422), { form: 'off', errors: mistake(check, 'off-code') });
  });
}
