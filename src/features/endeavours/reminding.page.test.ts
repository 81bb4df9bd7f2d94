import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { consent, newEndeavour, propose, takeSeat } from '../../../test/endeavours.ts';

const app = await startTestApp({ jobs: true });
const { reminding } = app.features.endeavours;

async function subjects(email: string): Promise<readonly string[]> {
  return (await app.mailTo(email)).map(({ subject }) => subject).filter((each) => /steward/i.test(each));
}

test('every seat is told when stewards are missing, and before a term ends, once each', async () => {
  const { agent, home } = await newEndeavour(app);
  await takeSeat(app, agent, home, 'Harbour Homes');
  const convener = 'convener-1@example.org';
  const holder = 'harbour-homes-1@example.org';
  await reminding.remind();
  assert.deepEqual(await subjects(holder), []);
  app.clock.advance({ days: 14 });
  await reminding.remind();
  await reminding.remind();
  assert.deepEqual(await subjects(convener), ['No steward: Leaving prison']);
  assert.deepEqual(await subjects(holder), ['No steward: Leaving prison']);
  const { agent: first } = await app.signInAs(convener);
  const { agent: other } = await app.signInAs(holder);
  assert.match(
    (await other.get(`${home}/record`)).text,
    /The service told the seats that there is no steward/,
  );

  await propose(first, home, /Convener/);
  await propose(first, home, /Person of Harbour Homes/);
  await consent(first, home);
  await consent(other, home);
  await reminding.remind();
  assert.equal((await subjects(holder)).length, 1);
  app.clock.advance({ days: 160 });
  await reminding.remind();
  await reminding.remind();
  assert.equal((await subjects(holder)).length, 3, 'one for each of the two terms');
  assert.match((await subjects(holder)).at(-1) ?? '', /^A steward’s term ends on .*: Leaving prison$/);
  app.clock.advance({ days: 18 });
  await reminding.remind();
  assert.equal((await subjects(holder)).length, 5);
});
