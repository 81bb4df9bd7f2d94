import { newId } from '../../../../platform/ids.ts';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { type PersonId, signedIn, signedInPerson } from '../../../people/index.ts';
import { namesOf } from '../../names.repository.ts';
import type { NoticesPages } from '../../pages.ts';
import { listGroups, readEverything, readGroup, unreadMarked } from '../../told.repository.ts';
import { noticesUrls } from '../../urls.ts';
import { countWaiting, readWaiting } from '../../waiting.ts';
import { AllRead, type ShownGroup, NoticesPage } from './view.tsx';

const PAGE_SIZE = 20;

interface ListQuery {
  Querystring: { page?: string; read?: string };
}

interface OneGroup {
  Params: { id: string };
}

/** What a person has been told, grouped by what it belongs to (FOR-34). */
export function listPages({ app, db, clock, readers, waiting }: NoticesPages): void {
  const access = { config: { access: signedIn } };

  app.get<ListQuery>(noticesUrls.list, access, async (request, reply) => {
    const person = signedInPerson(request);
    const page = Math.max(1, Math.trunc(Number(request.query.page)) || 1);
    const { groups, total } = await listGroups(db, person.id, {
      limit: PAGE_SIZE,
      offset: (page - 1) * PAGE_SIZE,
    });
    const readable = await readers.readable(db, person.id, groups);
    const names = await namesOf(
      db,
      groups.flatMap(({ actorIds }) => actorIds),
    );
    const shown = groups.map((group): ShownGroup => ({
      ...group,
      isReadable: readable.has(group.about),
      actors: [...new Set(group.actorIds)].flatMap((id) => names.get(id) ?? []),
    }));
    const number = countWaiting(await readWaiting(db, waiting, person, clock.now()));
    const { read } = request.query;
    const csrf = reply.generateCsrf();
    return reply.page({
      title: 'Notices',
      ...(read === undefined ? {} : { notice: <AllRead csrf={csrf} mark={read} /> }),
      content: (
        <NoticesPage
          csrf={csrf}
          groups={shown}
          page={page}
          pages={Math.ceil(total / PAGE_SIZE)}
          waiting={number}
          hasUnread={(request.account?.links ?? []).some(({ count }) => count > 0)}
        />
      ),
    });
  });

  async function markRead(request: { readonly params: { readonly id: string } }, personId: PersonId) {
    const id = Number(request.params.id);
    if (!Number.isSafeInteger(id)) throw new NotFound();
    const found = await inTransaction(db, (tx) => readGroup(tx, personId, id, clock.now()));
    if (found === undefined) throw new NotFound();
    return found;
  }

  app.get<OneGroup>(noticesUrls.open(':id'), access, async (request, reply) => {
    const { url } = await markRead(request, signedInPerson(request).id);
    return reply.redirect(url, 303);
  });

  app.post<OneGroup>(noticesUrls.read(':id'), access, async (request, reply) => {
    await markRead(request, signedInPerson(request).id);
    return reply.redirect(noticesUrls.list, 303);
  });

  app.post(noticesUrls.readAll, access, async (request, reply) => {
    const mark = newId();
    await readEverything(db, signedInPerson(request).id, mark, clock.now());
    return reply.redirect(noticesUrls.allRead(mark), 303);
  });

  app.post(noticesUrls.undo, access, async (request, reply) => {
    await unreadMarked(db, signedInPerson(request).id, typedText(toFormBody(request.body), 'mark'));
    return reply.redirect(noticesUrls.list, 303);
  });
}
