import { QrCode } from '../../../../design-system/patterns/qr-code.tsx';
import { LiveRegion } from '../../../../design-system/patterns/text.tsx';
import { PollResults, type PublicPoll } from '../../../polls/shared.ts';
import { Countdown } from '../../components/countdown.tsx';

export interface ScreenModel {
  readonly code: string;
  readonly zone: string;
  readonly version: number;
  readonly eventsUrl: string;
  readonly title: string;
  readonly isRehearsal: boolean;
  readonly stateWords: string;
  readonly closingUntil: string | null;
  readonly answering: readonly {
    readonly id: string;
    readonly text: string;
    readonly asker: string;
    readonly speakers: string;
  }[];
  /** The poll to show: one that is open, while nothing is being answered. */
  readonly poll: PublicPoll | null;
  /** What is wanted most across organisations, where nothing is being answered. */
  readonly wanted: readonly { readonly id: string; readonly text: string; readonly votes: number }[];
  /** Only one organisation is present: then the order is by votes. */
  readonly oneGroup: boolean;
  readonly present: number;
  readonly joinAddress: string;
  readonly joinCode: string;
  /** The joining link as a QR code. */
  readonly qr: { readonly size: number; readonly path: string };
}

/** The longest text the screen shows before "more" (LIVE-27). */
const SHOWN_CHARACTERS = 300;
const LONG_FROM = 120;

/** For the wall of the room: what is being answered, or what is wanted; and how to join. No controls. */
export function ScreenView({ model }: { model: ScreenModel }) {
  return (
    <div class="se-projector">
      <LiveRegion />
      <div class="se-projector__head">
        <h1 class="se-projector__title">
          {model.isRehearsal && 'Rehearsal: '}
          {model.title}
        </h1>
        <p class="se-projector__state">{model.stateWords}</p>
        <Countdown until={model.closingUntil} zone={model.zone} />
      </div>
      <div class="se-projector__main">
        <Main model={model} />
      </div>
      <Join model={model} />
      <div class="se-projector__foot">
        {model.present} {model.present === 1 ? 'person has' : 'people have'} joined
      </div>
    </div>
  );
}

function Main({ model }: { model: ScreenModel }) {
  if (model.answering.length > 0) return <Answering model={model} />;
  return model.poll === null ? <Wanted model={model} /> : <Poll poll={model.poll} />;
}

function Poll({ poll }: { poll: PublicPoll }) {
  return (
    <>
      <h2 class="se-projector__lead">{poll.state === 'open' ? 'Poll: answer it now' : 'Poll'}</h2>
      <p class="se-projector__question se-projector__question--long">{poll.question}</p>
      <p class="se-projector__meta">
        {poll.answered} of {poll.present} have answered
      </p>
      {poll.results !== null && <PollResults poll={poll} prefix="screen-" />}
    </>
  );
}

function Answering({ model }: { model: ScreenModel }) {
  return (
    <>
      <h2 class="se-projector__lead">Being answered now</h2>
      {model.answering.map((question) => (
        <div key={question.id}>
          <p
            class={`se-projector__question${question.text.length > LONG_FROM ? ' se-projector__question--long' : ''}`}
          >
            {shortened(question.text)}
          </p>
          <p class="se-projector__meta">
            {question.asker}
            {question.speakers !== '' && ` – for ${question.speakers}`}
          </p>
        </div>
      ))}
    </>
  );
}

function Wanted({ model }: { model: ScreenModel }) {
  if (model.wanted.length === 0)
    return <p class="se-projector__lead">No questions yet. Ask the first one.</p>;
  return (
    <>
      <h2 class="se-projector__lead">{model.oneGroup ? 'Most wanted' : 'Wanted across organisations'}</h2>
      <ol class="se-projector__list">
        {model.wanted.map((question) => (
          <li key={question.id}>
            {shortened(question.text)} ({question.votes} {question.votes === 1 ? 'vote' : 'votes'})
          </li>
        ))}
      </ol>
    </>
  );
}

function Join({ model }: { model: ScreenModel }) {
  return (
    <div class="se-projector__join">
      <div class="se-qr">
        <QrCode {...model.qr} title="QR code of the joining link" />
      </div>
      <p>Join at {model.joinAddress}</p>
      <p class="se-projector__code">{model.joinCode}</p>
    </div>
  );
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= SHOWN_CHARACTERS
    ? text
    : `${characters.slice(0, SHOWN_CHARACTERS).join('')} … more`;
}
