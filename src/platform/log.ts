import type { FastifyServerOptions } from 'fastify';

/**
 * What the log may hold. Addresses, bodies and what a database repeats of its rows name people and hold secrets: of a
 * request it has the route's pattern, of a failure the words that the program chose.
 */
export function logOptions(
  level: string,
  stream?: { write(line: string): void },
): NonNullable<FastifyServerOptions['logger']> {
  return {
    level,
    serializers: {
      req: (request) => ({ method: request.method, route: request.routeOptions?.url }),
      res: (reply) => ({ status: reply.statusCode }),
      err: (error) => ({ ...describeError(error) }),
    },
    ...(stream === undefined ? {} : { stream }),
  };
}

interface DescribedError {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly code?: string;
  readonly cause?: DescribedError;
}

function describeError(error: Error & { readonly code?: unknown }): DescribedError {
  const { name, message, stack = '', code, cause } = error;
  return {
    type: name,
    message,
    stack,
    ...(typeof code === 'string' ? { code } : {}),
    ...(cause instanceof Error ? { cause: describeError(cause) } : {}),
  };
}
