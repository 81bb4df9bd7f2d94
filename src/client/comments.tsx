import { useEffect, useState } from 'preact/hooks';
import { ConnectionNotice, type ConnectionState } from '../design-system/patterns/connection-notice.tsx';
import {
  applyMessage,
  type CommentsMessage,
  type CommentsModel,
  type CommentsNews,
  withReaction,
} from '../features/comments/pages/comments/model.ts';
import { CommentsView, type CommentsViewProps } from '../features/comments/pages/comments/view.tsx';
import { announceLater, announceNow } from './announce.ts';
import { connect } from './connection.ts';
import { theOutbox } from './outbox.ts';

/** Comments, live: new ones wait behind a button, reactions need no new page. */
export function Comments({ model: first }: { model: CommentsModel }) {
  const [news, setNews] = useState<CommentsNews>({ model: first, fresh: 0 });
  const [state, setState] = useState<ConnectionState>('live');
  const [problem, setProblem] = useState('');

  useEffect(() => {
    const connection = connect(first.eventsUrl, first.version, {
      state: setState,
      changes: (message) => setNews((before) => take(before, message as CommentsMessage)),
    });
    const stopListening = theOutbox().onDelivered((parcel, { status, body }) => {
      const [what, id, kind] = parcel.key.split(':');
      if (what !== 'react' || status === 200) return;
      const wasWanted = parcel.fields['wanted'] === '1';
      setNews(({ model, fresh }) => ({
        model: withReaction(
          model,
          id ?? '',
          kind as keyof CommentsModel['comments'][number]['counts'],
          !wasWanted,
        ),
        fresh,
      }));
      const text =
        (body as { message?: string } | undefined)?.message ??
        'Your reaction could not be counted. Reload the page and try again.';
      setProblem(text);
      announceNow(text);
    });
    return () => {
      connection.close();
      stopListening();
    };
  }, [first.eventsUrl, first.version]);

  const react: NonNullable<CommentsViewProps['onReact']> = (id, kind, wanted) => {
    setProblem('');
    setNews(({ model, fresh }) => ({ model: withReaction(model, id, kind, wanted), fresh }));
    theOutbox().add({
      key: `react:${id}:${kind}`,
      url: `/s/${first.code}/comments/${id}/react`,
      fields: { _csrf: first.csrf, kind, wanted: wanted ? '1' : '0' },
    });
    announceNow(wanted ? 'Your reaction is in.' : 'Your reaction is taken back.');
  };

  return (
    <>
      <ConnectionNotice state={state} />
      {problem !== '' && <p class="govuk-inset-text">{problem}</p>}
      <CommentsView
        model={news.model}
        fresh={news.fresh}
        hasMoved={news.model.stateWords !== first.stateWords}
        onReact={react}
      />
    </>
  );
}

/** Takes a message in, and says what matters of it. */
function take(before: CommentsNews, message: CommentsMessage): CommentsNews {
  const after = applyMessage(before, message);
  if (after.model.stateWords !== before.model.stateWords) announceNow(`${after.model.stateWords}.`);
  if (after.fresh > before.fresh) {
    announceLater(after.fresh === 1 ? '1 new comment.' : `${after.fresh} new comments.`);
  }
  return after;
}
