import underPressure from '@fastify/under-pressure';
import type { FastifyInstance } from 'fastify';
import { anonymous } from './access.ts';
import { sendError } from './error-pages.tsx';
import { isUnsafe } from './request.ts';

export interface PressureOptions {
  /** How late the event loop may be on average, before nothing more is written. */
  readonly maxDelayMs: number;
  /** Before nothing more is read either. */
  readonly maxReadingDelayMs: number;
  readonly sampleMs: number;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Something to write, for which there is no time now. */
    comesTooMuch: boolean;
  }
}

/**
 * Turns requests away with 503 while this node cannot keep up: while the event loop was too late in two samples, one
 * soon after the other. A single long task, such as a start, is no reason. Writing ends first (FOR-83), and only once
 * its body is read, so that the page which says so has what was typed. Health and files are answered always.
 */
export async function registerPressure(
  app: FastifyInstance,
  { maxDelayMs, maxReadingDelayMs, sampleMs }: PressureOptions,
): Promise<void> {
  let newest = { delayMs: 0, at: -Infinity, isSecond: false };
  const hasLasted = (delayMs: number): boolean => {
    const now = performance.now();
    if (delayMs !== newest.delayMs) {
      newest = { delayMs, at: now, isSecond: now - newest.at < delayMs + 5 * sampleMs };
    }
    return newest.isSecond;
  };
  app.decorateRequest('comesTooMuch', false);
  await app.register(underPressure, {
    maxEventLoopDelay: maxDelayMs,
    sampleInterval: sampleMs,
    exposeStatusRoute: false,
    pressureHandler(request, reply, _type, delayMs) {
      // Without any measurement in its interval the plugin says that the delay is infinite.
      if (delayMs === undefined || !Number.isFinite(delayMs)) return;
      if (request.routeOptions.config.access === anonymous || !hasLasted(delayMs)) return;
      if (isUnsafe(request)) request.comesTooMuch = true;
      else if (delayMs > maxReadingDelayMs) sendError(reply, 503);
    },
  });
  app.addHook('preValidation', (request, reply, done) => {
    if (request.comesTooMuch) sendError(reply, 503);
    else done();
  });
}
