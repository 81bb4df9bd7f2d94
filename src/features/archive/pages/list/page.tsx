import { NotFound } from '../../../../platform/http/failures.ts';
import { sessionFrame, speakersOf, visitOf } from '../../../sessions/index.ts';
import { listOf } from '../../archive.ts';
import type { ArchivedQuestion } from '../../archived-question.ts';
import { LIST_WORDS, parseList } from '../../lists.ts';
import type { ArchivePages } from '../../pages.ts';
import { talkAbout } from '../../talk-about.ts';
import { archiveUrls } from '../../urls.ts';
import { ListPage } from './view.tsx';

const PAGE_SIZE = 50;

/** One page of a list; undefined where there is no such page. */
function pageOf(questions: readonly ArchivedQuestion[], asked: string | undefined) {
  const number = asked === undefined ? 1 : Number(asked);
  const total = Math.max(1, Math.ceil(questions.length / PAGE_SIZE));
  if (!Number.isSafeInteger(number) || number < 1 || number > total) return undefined;
  return { number, total, questions: questions.slice((number - 1) * PAGE_SIZE, number * PAGE_SIZE) };
}

/** Long lists, page by page, and what each speaker was asked. */
export function listPages({ app, access, reader, db, forum }: ArchivePages): void {
  app.get<{ Params: { list: string }; Querystring: { page?: string } }>(
    archiveUrls.list(':code', ':list'),
    { config: { access } },
    async (request, reply) => {
      const list = parseList(request.params.list);
      if (list === undefined) throw new NotFound();
      const visit = visitOf(request);
      const { archive, programme } = await reader.read(visit.session);
      const page = pageOf(listOf(archive, list), request.query.page);
      if (page === undefined) throw new NotFound();
      return reply.page({
        title: `${LIST_WORDS[list]} – ${visit.session.title}`,
        ...sessionFrame(visit, 'archive'),
        backLink: { href: archiveUrls.archive(visit.session.code), text: 'Archive' },
        content: (
          <ListPage
            session={visit.session}
            heading={LIST_WORDS[list]}
            speakers={speakersOf(programme).length}
            hrefOf={(number) => archiveUrls.list(visit.session.code, list, number)}
            page={page}
            forum={await talkAbout(request, visit.session, { db, forum })}
          />
        ),
      });
    },
  );

  app.get<{ Params: { id: string }; Querystring: { page?: string } }>(
    archiveUrls.speaker(':code', ':id'),
    { config: { access } },
    async (request, reply) => {
      const { id } = request.params;
      const visit = visitOf(request);
      const { archive, programme } = await reader.read(visit.session);
      const speaker = archive.speakers.find((each) => each.id === id);
      const asked = archive.questions.filter(
        ({ list, speakers }) =>
          list !== 'merged' && list !== 'set-aside' && speakers.some((each) => each.id === id),
      );
      const page = pageOf(asked, request.query.page);
      if (speaker === undefined || page === undefined) throw new NotFound();
      return reply.page({
        title: `Questions for ${speaker.name} – ${visit.session.title}`,
        ...sessionFrame(visit, 'archive'),
        backLink: { href: archiveUrls.archive(visit.session.code), text: 'Archive' },
        content: (
          <ListPage
            session={visit.session}
            heading={`Questions for ${speaker.name}`}
            speakers={speakersOf(programme).length}
            hrefOf={(number) => archiveUrls.speaker(visit.session.code, id, number)}
            page={page}
            forum={await talkAbout(request, visit.session, { db, forum })}
          />
        ),
      });
    },
  );
}
