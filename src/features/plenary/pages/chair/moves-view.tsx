import { Button } from '../../../../design-system/components/button.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { Select } from '../../../../design-system/components/select.tsx';
import { Form, HiddenFields } from '../../../../design-system/patterns/form.tsx';
import type { SessionState } from '../../../sessions/shared.ts';
import { plenaryUrls } from '../../urls.ts';
import { type ChairModel, LAST_CALL_WORDS } from './model.ts';

const WORDS: Readonly<Partial<Record<SessionState, string>>> = {
  open: 'Open for questions',
  live: 'Start the session',
  paused: 'Pause',
};

/** Where the session can go from here (LIVE-6). What cannot be undone is opened first, or confirmed. */
export function Moves({ model }: { model: ChairModel }) {
  const { moves, session } = model;
  if (moves.length === 0) return null;
  return (
    <div class="se-card__actions se-moves">
      {moves.map((to) => {
        if (to === 'closing') return null;
        if (to === 'closed') {
          return (
            <Button key={to} href={plenaryUrls.closeSession(model.code)} variant="warning">
              Close the session
            </Button>
          );
        }
        const words = to === 'live' && session.state === 'paused' ? 'Go on' : (WORDS[to] ?? to);
        return (
          <Form key={to} action={plenaryUrls.chairMove(model.code)} csrf={model.csrf} data-in-place="session">
            <HiddenFields values={{ to, from: session.state }} />
            <Button variant={to === 'paused' ? 'secondary' : undefined} preventDoubleClick>
              {words}
            </Button>
          </Form>
        );
      })}
      {session.state === 'closing' && model.canChoose && <Extend model={model} />}
      {moves.includes('closing') && <LastCall model={model} />}
    </div>
  );
}

const options = Object.entries(LAST_CALL_WORDS).map(([value, text]) => ({ value, text }));

function LastCall({ model }: { model: ChairModel }) {
  return (
    <Details class="se-card__details" summary="Last call for votes">
      <Form action={plenaryUrls.chairMove(model.code)} csrf={model.csrf} data-in-place="session">
        <p class="govuk-body">
          From then on no new questions are taken. People can still vote until the time is over; then the
          session closes. A last call can be made longer, but not taken back.
        </p>
        <HiddenFields values={{ to: 'closing', from: model.session.state }} />
        <Select name="seconds" label="How long?" value="60" options={options} />
        <Button preventDoubleClick>Begin the last call</Button>
      </Form>
    </Details>
  );
}

function Extend({ model }: { model: ChairModel }) {
  return (
    <Form
      action={plenaryUrls.chairExtend(model.code)}
      csrf={model.csrf}
      class="se-inline-form"
      data-in-place="session"
    >
      <Select name="seconds" label="Make the last call longer by" value="60" options={options} />
      <Button variant="secondary" preventDoubleClick>
        Make it longer
      </Button>
    </Form>
  );
}
