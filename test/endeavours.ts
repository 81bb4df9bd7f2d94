import assert from 'node:assert/strict';
import type { Agent } from './agent/agent.ts';
import type { TestApp } from './app.ts';

let started = 0;

/** Tells apart what tests of one file make. */
export function howMany(): number {
  return started;
}

/** A new endeavour and the browser of its convener. */
export async function newEndeavour(app: TestApp, words: Readonly<Record<string, string>> = {}) {
  started += 1;
  const { agent } = await app.signInAs(`convener-${started}@example.org`, { name: `Convener ${started}` });
  const page = await agent.get('/endeavours/new');
  const form = page.form('Start the endeavour').fill({
    title: 'Leaving prison',
    issue: 'People leave prison with nowhere to sleep.',
    'for-whom': 'People leaving prison',
    in: 'The day of release',
    places: 'Northshire\nSouthshire',
    levels: 'National\nLocal',
    'seat-name': 'Resettlement lead',
    organisation: 'Northshire Probation',
    kind: 'delivery',
    place: 'Northshire',
    level: 'Local',
    ...words,
  });
  return { agent, home: (await agent.submit(form, 'Start the endeavour')).path };
}

/** The path of a link that lets somebody take that seat. */
export async function linkTo(
  agent: Agent,
  home: string,
  seat: Readonly<Record<string, string>>,
): Promise<string> {
  const page = await agent.get(`${home}/invite`);
  const form = page.form('Invite').fill({
    kind: 'partner',
    place: 'Southshire',
    level: 'Local',
    ...seat,
    how: 'link',
  });
  const ready = await agent.submit(form, 'Invite');
  assert.equal(ready.status, 200, ready.text);
  return new URL(/http\S+invitation\/\w+/.exec(ready.text)?.[0] ?? '').pathname;
}

/** Somebody with an account who takes a new seat of that organisation. */
export async function takeSeat(app: TestApp, convener: Agent, home: string, organisation: string) {
  const link = await linkTo(convener, home, { 'seat-name': 'Lead', organisation });
  const email = `${organisation.toLowerCase().replaceAll(' ', '-')}-${started}@example.org`;
  const { agent } = await app.signInAs(email, { name: `Person of ${organisation}` });
  const page = await agent.get(link);
  await agent.submit(page.form('Take the seat'), 'Take the seat');
  return agent;
}

export async function propose(agent: Agent, home: string, name: RegExp) {
  const page = await agent.get(`${home}/stewards`);
  const option = page.$('select[name=member] option').filter((_, each) => name.test(page.$(each).text()));
  const form = page.form('Propose').fill({ member: option.attr('value') ?? '' });
  return agent.submit(form, 'Propose');
}

export async function consent(agent: Agent, home: string): Promise<void> {
  for (;;) {
    const page = await agent.get(`${home}/stewards`);
    const form = page.forms.find(({ buttons }) => buttons.includes('Answer'));
    if (form === undefined) return;
    await agent.submit(form.fill({ answer: 'consent' }), 'Answer');
  }
}
