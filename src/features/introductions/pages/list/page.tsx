import type { FastifyReply } from 'fastify';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { signedIn, signedInPerson } from '../../../people/index.ts';
import { toFormBody, typedText } from '../../../../platform/forms/form.ts';
import type { IntroductionPages } from '../../pages.ts';
import { findChoice, listBlocked, listIntroductions, saveChoice } from '../../repository.ts';
import { suggestPeople } from '../../suggesting.ts';
import { dismissSuggestion } from '../../suggestions.repository.ts';
import { introductionUrls } from '../../urls.ts';
import { IntroductionsNews, IntroductionsPage, isNews, type News } from './view.tsx';

interface WithId {
  Params: { id: string };
}

interface OfPerson {
  Params: { person: string };
}

function back(reply: FastifyReply, news: News): FastifyReply {
  return reply.redirect(reply.done(introductionUrls.list, news), 303);
}

/** One's introductions, and whom one might meet. */
export function listPages({ app, db, clock, asking }: IntroductionPages): void {
  const access = signedIn;

  app.get<{ Querystring: { done?: string } }>(
    introductionUrls.list,
    { config: { access } },
    async (request, reply) => {
      const person = signedInPerson(request);
      const news = request.query.done;
      return reply.page({
        title: 'Introductions',
        breadcrumbs: [{ text: 'People', href: '/people' }],
        ...(isNews(news) ? { notice: <IntroductionsNews news={news} /> } : {}),
        content: (
          <IntroductionsPage
            self={person.id}
            now={clock.now()}
            introductions={await listIntroductions(db, person.id)}
            suggestions={await suggestPeople(db, person)}
            choice={await findChoice(db, person.id)}
            blocked={await listBlocked(db, person.id)}
            csrf={reply.generateCsrf()}
          />
        ),
      });
    },
  );

  for (const act of ['accept', 'decline', 'block', 'withdraw'] as const) {
    app.post<WithId>(introductionUrls.act(':id', act), { config: { access } }, async (request, reply) => {
      const person = signedInPerson(request);
      const { id } = request.params;
      const isDone = await {
        accept: () => asking.accept(person, id, typedText(toFormBody(request.body), 'time')),
        decline: () => asking.decline(person, id),
        block: () => asking.block(person, id),
        withdraw: () => asking.withdraw(person.id, id),
      }[act]();
      return back(reply, isDone === 'late' ? 'late' : isDone ? act : 'settled');
    });
  }

  app.post(introductionUrls.choice, { config: { access } }, async (request, reply) => {
    const { id } = signedInPerson(request);
    const typed = toFormBody(request.body);
    const choice = {
      takesRequests: typed['takes-requests'] !== undefined,
      wantsSuggestions: typed['wants-suggestions'] !== undefined,
    };
    await inTransaction(db, (tx) => saveChoice(tx, id, choice));
    return back(reply, 'choice');
  });

  app.post<OfPerson>(introductionUrls.dismiss(':person'), { config: { access } }, async (request, reply) => {
    await dismissSuggestion(db, signedInPerson(request).id, request.params.person, clock.now());
    return back(reply, 'dismissed');
  });

  app.post<OfPerson>(introductionUrls.unblock(':person'), { config: { access } }, async (request, reply) => {
    await asking.unblock(signedInPerson(request).id, request.params.person);
    return back(reply, 'unblocked');
  });
}
