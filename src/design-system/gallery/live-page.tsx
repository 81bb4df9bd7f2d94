import type { ComponentChildren } from 'preact';
import { Button } from '../components/button.tsx';
import { LiveRegion, PageHeading, StatusText, VisuallyHidden } from '../patterns/text.tsx';

const LONG = `Averyverylongwordthatsomebodypastedwithoutanyspaces ${'and more words '.repeat(20)}`;

/** The blocks of live pages, with the markup that README.md describes. */
export function LivePage() {
  return (
    <>
      <div class="se-session-state">
        <p class="se-session-state__text">
          <StatusText tone="active">Live: questions and votes are open</StatusText>
        </p>
      </div>
      <div role="status">
        <div class="se-connection">
          <p class="se-connection__text">Connection lost. What you send is kept until it is back.</p>
        </div>
      </div>
      <PageHeading>Questions</PageHeading>
      <nav aria-label="Order of the list">
        <ul class="se-tabs-nav">
          <li>
            <a class="govuk-link" aria-current="page" href="?order=across">
              Wanted across organisations
            </a>
          </li>
          <li>
            <a class="govuk-link" href="?order=newest">
              Newest
            </a>
          </li>
        </ul>
      </nav>
      <div class="se-update">
        <button class="se-update__button" type="button">
          5 new questions – update
        </button>
      </div>
      <div class="se-columns">
        <section class="se-lane" aria-label="All questions">
          <ol class="se-questions">
            <Question class="se-question--answering" text="What would you stop doing?" votes={128} isMine />
            <Question class="se-question--own" text={LONG} votes={3} />
          </ol>
        </section>
        <section class="se-columns__side" aria-label="Waiting">
          <ol class="se-cards">
            <Waiting class="se-card--urgent" text="Who decides?" />
            <Waiting class="se-card--chosen" text="Who pays?" />
          </ol>
        </section>
      </div>
      <LiveRegion />
    </>
  );
}

interface QuestionProps {
  class: string;
  text: string;
  votes: number;
  isMine?: boolean;
}

function Question({ class: className, text, votes, isMine = false }: QuestionProps) {
  return (
    <li class={`se-question ${className}`}>
      <div class="se-question__vote">
        <button type="button" class="se-vote" aria-pressed={isMine}>
          <span class="se-vote__count">{votes}</span> {isMine ? 'Supported' : 'Support'}
          <VisuallyHidden>: {text}</VisuallyHidden>
        </button>
      </div>
      <div class="se-question__body">
        <p class="se-question__state">
          <StatusText tone="active">Being answered by Sam Lee</StatusText>
        </p>
        <p class="se-question__text">{text}</p>
        <ul class="se-question__meta">
          <li>Amina Okafor, Probation</li>
          <li>to all speakers</li>
        </ul>
      </div>
    </li>
  );
}

function Waiting({ class: className, text }: { class: string; text: string }) {
  return (
    <li class={`se-card ${className}`}>
      <p class="se-card__head">
        <span>Amina Okafor, Probation</span>
        <span>waiting 2 minutes</span>
      </p>
      <p class="se-card__text">{text}</p>
      <div class="se-card__actions">
        <Button>
          Publish <VisuallyHidden>{text}</VisuallyHidden>
        </Button>
        <a class="govuk-link" href="/merge">
          Merge <VisuallyHidden>{text}</VisuallyHidden>
        </a>
      </div>
    </li>
  );
}

/** The projector, with a question of some length. */
export function ProjectorPage({ children }: { children: ComponentChildren }) {
  return (
    <div class="se-projector">
      <div class="se-projector__head">
        <h1 class="se-projector__title">Leading across boundaries</h1>
        <p class="se-projector__state">
          <StatusText tone="active">Live</StatusText>
        </p>
      </div>
      <div class="se-projector__main">
        <p class="se-projector__lead">Being answered by Sam Lee</p>
        <p class="se-projector__question se-projector__question--long">{children}</p>
      </div>
      <div class="se-projector__join">
        <div class="se-qr">
          <svg role="img" aria-label="Code of the address" viewBox="0 0 1 1">
            <path d="M0 0h1v1z" />
          </svg>
        </div>
        <p>example.org/join</p>
        <span class="se-projector__code">k7m 2q9</span>
      </div>
      <p class="se-projector__foot">212 people</p>
    </div>
  );
}
