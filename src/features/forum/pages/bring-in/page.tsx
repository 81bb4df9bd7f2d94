import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { NotFound } from '../../../../platform/http/failures.ts';
import { parseId } from '../../../../platform/ids.ts';
import { signedInPerson } from '../../../people/index.ts';
import { takeUploads, uploadOf } from '../../attachments/uploads.ts';
import type { BringingIn } from '../../bringing-in/bringing-in.ts';
import {
  countBroughtIn,
  findImport,
  type ImportId,
  listImports,
  type ThreadImport,
} from '../../bringing-in/bringing-in.repository.ts';
import { CSV_TEMPLATE } from '../../bringing-in/read-csv.ts';
import type { ForumPages } from '../../pages.ts';
import { forumVisitOf } from '../../spaces/access.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { BringInPage, BroughtInPage, PreviewPage } from './view.tsx';

const LARGEST_MB = 10;

/** Bringing threads of other forums into a space, after a look at what would come, and taking them out again. */
export async function bringInPages(pages: ForumPages & { readonly bringingIn: BringingIn }): Promise<void> {
  const { app, db, rights, bringingIn } = pages;
  const moderate = { config: { access: rights.to('mayModerate') } };
  const start = forumUrls.bringIn(':space');
  const one = forumUrls.broughtIn(':space', ':import');

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FieldMistake[] = [],
  ): Promise<FastifyReply> {
    const { space } = forumVisitOf(request);
    return reply.code(errors.length > 0 ? 422 : 200).page({
      title: 'Bring in threads',
      hasErrors: errors.length > 0,
      breadcrumbs: crumbs(space),
      content: (
        <BringInPage
          space={space}
          imports={await listImports(db, space.id)}
          largestMb={LARGEST_MB}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  async function importOf(request: FastifyRequest): Promise<ThreadImport> {
    const id = parseId<'import'>((request.params as { import: string }).import);
    const found = id === null ? undefined : await findImport(db, forumVisitOf(request).space.id, id);
    if (found === undefined) throw new NotFound();
    return found;
  }

  async function showOne(
    request: FastifyRequest,
    reply: FastifyReply,
    found: ThreadImport,
    mistake?: string,
  ): Promise<FastifyReply> {
    const { space } = forumVisitOf(request);
    const shared = { space, found, mistake, csrf: reply.generateCsrf() };
    const waiting = await bringingIn.waiting(space.id, found.id);
    return reply.code(mistake === undefined ? 200 : 422).page({
      title: waiting === undefined ? 'Threads that were brought in' : 'Look at what comes in',
      hasErrors: mistake !== undefined,
      breadcrumbs: [...crumbs(space), { text: 'Bring in threads', href: forumUrls.bringIn(space.id) }],
      content:
        waiting === undefined ? (
          <BroughtInPage {...shared} counts={await countBroughtIn(db, found.id)} />
        ) : (
          <PreviewPage {...shared} waiting={waiting} />
        ),
    });
  }

  async function act(
    request: FastifyRequest,
    reply: FastifyReply,
    what: 'bringIn' | 'undo',
  ): Promise<FastifyReply> {
    const { space } = forumVisitOf(request);
    const found = await importOf(request);
    const outcome = await bringingIn[what](signedInPerson(request), space.id, found.id);
    if (!outcome.ok) return showOne(request, reply, found, outcome.message);
    return reply.redirect(forumUrls.broughtIn(space.id, found.id), 303);
  }

  app.get(start, moderate, async (request, reply) => show(request, reply));

  app.get(`${start}/template.csv`, moderate, (_request, reply) =>
    reply
      .type('text/csv; charset=utf-8; header=present')
      .header('content-disposition', 'attachment; filename="threads.csv"')
      .send(CSV_TEMPLATE),
  );

  app.get(one, moderate, async (request, reply) => showOne(request, reply, await importOf(request)));
  app.post(one, moderate, async (request, reply) => act(request, reply, 'bringIn'));
  app.post(`${one}/undo`, moderate, async (request, reply) => act(request, reply, 'undo'));

  await app.register(async (scope: FastifyInstance) => {
    await takeUploads(scope, LARGEST_MB * 1024 * 1024);
    scope.post(start, moderate, async (request, reply) => {
      const upload = uploadOf(request);
      const wrong =
        upload === undefined
          ? 'Select a file'
          : upload.isTooLarge
            ? `The file must be smaller than ${LARGEST_MB}MB. Split it, and bring its parts in one after the other`
            : undefined;
      if (upload === undefined || wrong !== undefined) {
        return show(request, reply, [{ field: 'file', message: wrong ?? '' }]);
      }
      const { space } = forumVisitOf(request);
      const outcome = await bringingIn.select(signedInPerson(request), space.id, upload.content);
      if (!outcome.ok) return show(request, reply, [{ field: 'file', message: outcome.message }]);
      return reply.redirect(forumUrls.broughtIn(space.id, outcome.id satisfies ImportId), 303);
    });
  });
}
