import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isUnavailable } from '../database/errors.ts';
import { Forbidden, NotReady, Unreadable } from './failures.ts';
import { wantsJson } from './request.ts';

interface Explanation {
  readonly title: string;
  readonly text: readonly string[];
}

/** What each kind of failure says to a person: what happened, and what to do. */
const EXPLANATIONS: Readonly<Record<number, Explanation>> = {
  400: {
    title: 'This request could not be read',
    text: ['Go back, copy what you wrote, reload the page and try again.'],
  },
  401: {
    title: 'Sign in to go on',
    text: ['You were signed out. Sign in, then go back to send what you wrote.'],
  },
  403: {
    title: 'You cannot do this',
    text: [
      'Either this is not yours to do, or the page was open for too long.',
      'Go back, copy what you wrote, reload the page and try again. If it happens again, ask whoever runs this part of the service.',
    ],
  },
  404: {
    title: 'Page not found',
    text: [
      'If you typed the address, check it is correct. If you followed a link, it may have been withdrawn.',
    ],
  },
  413: { title: 'This is too long', text: ['Go back, shorten what you wrote and send it again.'] },
  422: {
    title: 'Some of this could not be used',
    text: ['Go back, check what you wrote and send it again.'],
  },
  429: {
    title: 'Too many requests',
    text: ['Wait a minute, then go back and send it again.'],
  },
  500: {
    title: 'Sorry, there is a problem with the service',
    text: ['Try again in a minute. Nothing that was confirmed to you is lost.'],
  },
  503: {
    title: 'Sorry, the service is not available just now',
    text: ['Try again in a few seconds. Nothing that was confirmed to you is lost.'],
  },
};

const RETRY_AFTER_SECONDS = 5;

function statusOf(error: FastifyError): number {
  if (isUnavailable(error)) return 503;
  const status = error.statusCode ?? 500;
  return status >= 400 && status in EXPLANATIONS ? status : status >= 400 && status < 500 ? 400 : 500;
}

/** Answers an error with its page, or with JSON where a script asked. */
export function sendError(
  reply: FastifyReply,
  status: number,
  { title, text } = EXPLANATIONS[status] as Explanation,
): FastifyReply {
  reply.code(status);
  if (status === 503) reply.header('retry-after', RETRY_AFTER_SECONDS);
  if (wantsJson(reply.request)) return reply.send({ error: { status, title, text: text.join(' ') } });
  return reply.page({
    title,
    content: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        {text.map((paragraph) => (
          <p class="govuk-body" key={paragraph}>
            {paragraph}
          </p>
        ))}
        {status === 503 && <SentAgain request={reply.request} />}
        {status >= 500 && (
          <p class="govuk-body">
            If you report this, give the reference <strong>{reply.request.id}</strong>.
          </p>
        )}
      </>
    ),
  });
}

/**
 * What was sent while it could not be kept, to be sent again as it was: without scripts, nothing else has it. Texts that
 * people wrote can be read and copied; they are told from choices and ids by having more than one word.
 */
function SentAgain({ request }: { readonly request: FastifyRequest }) {
  const { body, method, url } = request;
  if (method !== 'POST' || typeof body !== 'object' || body === null) return null;
  const fields = Object.entries(body as Record<string, unknown>).flatMap(([name, value]) =>
    [value].flat().flatMap((text) => (typeof text === 'string' ? [[name, text] as const] : [])),
  );
  if (fields.length === 0) return null;
  const written = fields.filter(([, text]) => /\S\s+\S/.test(text));
  return (
    <form action={url} method="post">
      <p class="govuk-body">What you sent is still here.</p>
      {written.map(([name, text]) => (
        <p class="govuk-inset-text se-lines" key={name}>
          {text}
        </p>
      ))}
      {fields.map(([name, text]) => (
        <input type="hidden" name={name} value={text} />
      ))}
      <button type="submit" class="govuk-button" data-module="govuk-button">
        Send it again
      </button>
    </form>
  );
}

/** What an error says itself to the person who asked. */
function ownExplanation(error: Error): Explanation | undefined {
  if (error instanceof NotReady) return { title: error.title, text: [error.message] };
  if (error instanceof Unreadable) {
    return { title: (EXPLANATIONS[error.statusCode] as Explanation).title, text: [error.message] };
  }
  if (!(error instanceof Forbidden) || error.message === '') return undefined;
  const { title } = EXPLANATIONS[error.statusCode] as Explanation;
  return { title, text: [error.message, 'Go back, and copy what you wrote if you want to keep it.'] };
}

export function registerErrorPages(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = statusOf(error);
    if (status >= 500) request.log.error({ err: error }, 'request failed');
    return sendError(reply, status, ownExplanation(error));
  });
  app.setNotFoundHandler((_request, reply) => sendError(reply, 404));
}
