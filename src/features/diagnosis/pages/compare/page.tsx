import { compareRaters, type RoundChange } from '../../../../analysis/diagnosis/compare-rounds.ts';
import { membershipOf } from '../../../endeavours/index.ts';
import { listRaters } from '../../answers/answers.repository.ts';
import { hasAnswered } from '../../round.ts';
import { listClosed } from '../../rounds/rounds.repository.ts';
import { diagnosisUrls } from '../../urls.ts';
import { type DiagnosisPages, shapeFrame } from '../context.ts';
import { ComparePage } from './view.tsx';

const ROUNDS_SHOWN = 5;

/** Rounds side by side: labels, not small differences (SHAPE-21). */
export function comparePages({ app, db, endeavours, running }: DiagnosisPages): void {
  app.get(
    diagnosisUrls.compare(':endeavour'),
    { config: { access: endeavours.memberships.to('read the record') } },
    async (request, reply) => {
      const membership = membershipOf(request);
      const { id } = membership.endeavour;
      await running.settle(id);
      const rounds = (await listClosed(db, id, ROUNDS_SHOWN)).toReversed();
      const [before, after] = rounds.slice(-2);
      let change: RoundChange | null = null;
      if (before !== undefined && after !== undefined) {
        // Somebody who was forgotten counts as somebody else in each round.
        const idsIn = async (round: typeof before) =>
          (await listRaters(db, round.id)).filter(hasAnswered).map((rater) => rater.memberId ?? rater.id);
        const [earlier, later] = [await idsIn(before), await idsIn(after)];
        // Who was in a round that was brought in is not known here.
        if (earlier.length > 0 && later.length > 0) change = compareRaters(earlier, later);
      }
      return reply.page({
        title: 'Rounds side by side',
        ...shapeFrame(endeavours, membership),
        content: <ComparePage endeavourId={id} rounds={rounds} change={change} />,
      });
    },
  );
}
