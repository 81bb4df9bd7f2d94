import { Button } from '../../../../design-system/components/button.tsx';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { Form, HiddenFields } from '../../../../design-system/patterns/form.tsx';
import type { ThreadAct } from '../../order/thread-ordering.ts';
import { forumUrls } from '../../urls.ts';
import { withQuery } from '../query.ts';
import type { Arranged, ArrangedModel } from './arranged.ts';

const WORDS: Readonly<Record<Arranged, string>> = {
  pin: 'The thread is pinned to the top of its space.',
  unpin: 'The thread is pinned no longer.',
  lock: 'The thread is locked: nobody can reply.',
  unlock: 'The thread takes replies again.',
  close: 'The thread is closed.',
  open: 'The thread is open again.',
  archive: 'The thread is archived.',
  move: 'The thread is moved.',
  merge: 'The other thread is merged into this one.',
  unmerge: 'This is a thread of its own again.',
  split: 'These posts are a thread of their own now.',
};

/** What takes an act on a thread back, where that needs no reason. */
const OPPOSITE: Readonly<Partial<Record<Arranged, ThreadAct>>> = {
  pin: 'unpin',
  unpin: 'pin',
  lock: 'unlock',
  close: 'open',
  open: 'close',
  archive: 'open',
};

/** Says that it is done, and takes it back. */
export function ArrangedBanner({
  thread,
  news: { arranged, other },
  csrf,
}: {
  thread: string;
  news: ArrangedModel;
  csrf: string;
}) {
  return (
    <NotificationBanner type="success">
      <p class="govuk-notification-banner__heading">{WORDS[arranged]}</p>
      <p class="govuk-body">Whoever began it and those who watch it are told.</p>
      <Undo {...{ thread, arranged, other, csrf }} />
    </NotificationBanner>
  );
}

function Undo({ thread, arranged, other, csrf }: ArrangedModel & { thread: string; csrf: string }) {
  const send = (path: string, values: Readonly<Record<string, string>>) => (
    <Form action={path} csrf={csrf}>
      <HiddenFields values={values} />
      <Button variant="secondary" class="govuk-!-margin-bottom-0" preventDoubleClick>
        Undo
      </Button>
    </Form>
  );
  const moderate = forumUrls.threadAct(thread, 'moderate');
  const opposite = OPPOSITE[arranged];
  if (opposite !== undefined) return send(moderate, { act: opposite });
  if (other === undefined) return null;
  if (arranged === 'move') return send(moderate, { act: 'move', space: other });
  if (arranged === 'merge') return send(forumUrls.threadAct(other, 'unmerge'), {});
  if (arranged !== 'split' && arranged !== 'unmerge') return null;
  return (
    <p class="govuk-body">
      <a
        class="govuk-notification-banner__link"
        href={withQuery(forumUrls.threadAct(thread, 'arrange'), { into: forumUrls.thread(other) })}
      >
        Undo: merge it into the other thread
      </a>
    </p>
  );
}
