import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigError, readConfig } from './config.ts';

function refusal(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    assert.ok(error instanceof ConfigError, String(error));
    return error.message;
  }
  return 'accepted';
}

test('with no settings at all the service runs here, with its data in a folder and the sample in it', () => {
  const config = readConfig({});
  assert.equal(config.baseUrl.href, 'http://localhost:3000/');
  assert.deepEqual(
    [config.port, config.host, config.dataDir, config.databaseUrl, config.smtpUrl, config.sample],
    [3000, 'localhost', './data', undefined, undefined, true],
  );
  assert.ok(Object.isFrozen(config));
});

test('where nobody else is named, a person of the sample looks after it, on this machine alone', () => {
  assert.deepEqual(readConfig({}).administrators, ['tom.linden@sample.example']);
  assert.deepEqual(readConfig({ ADMINISTRATORS: 'ann@example.org' }).administrators, ['ann@example.org']);
  assert.deepEqual(readConfig({ SAMPLE: 'off' }).administrators, []);
  const elsewhere = { BASE_URL: 'https://sessions.example.org', SMTP_URL: 'smtp://host', SAMPLE: 'on' };
  assert.deepEqual(readConfig(elsewhere).administrators, []);
});

test('an empty setting is one that is not given', () => {
  assert.equal(readConfig({ PORT: '', SMTP_URL: '' }).port, 3000);
});

test('settings of other programs are left alone', () => {
  assert.equal(readConfig({ PATH: '/bin', HOME: '/root' }).port, 3000);
});

test('each wrong setting is told in one sentence that names it', () => {
  const wrong: Record<string, [value: string, sentence: RegExp]> = {
    PORT: ['eighty', /^PORT must be a whole number from 1 to 65535\.$/],
    BASE_URL: [
      'sessions.example.org',
      /^BASE_URL must be an address such as https:\/\/sessions\.example\.org\.$/,
    ],
    DATABASE_URL: [
      'mysql://host/name',
      /^DATABASE_URL must be an address such as postgres:\/\/user@host\/name\.$/,
    ],
    VALKEY_URL: ['http://host', /^VALKEY_URL must be an address such as redis:\/\/host:6379\.$/],
    SMTP_URL: ['mail.example.org', /^SMTP_URL must be an address such as smtp:\/\/host:587\.$/],
    MAIL_FROM: ['nobody', /^MAIL_FROM must be an email address/],
    OIDC_ISSUER: ['login', /^OIDC_ISSUER must be an address such as https:\/\/login\.example\.org\.$/],
    SIGN_IN_DOMAINS: [
      'ann@council.example',
      /^SIGN_IN_DOMAINS must be domains such as council\.example or \.gov\.example\.$/,
    ],
    SAMPLE: ['yes', /^SAMPLE must be on or off\.$/],
    TRUST_PROXY: ['1', /^TRUST_PROXY must be on or off\.$/],
    LOG_LEVEL: ['loud', /^LOG_LEVEL must be fatal, error, warn, info, debug or silent\.$/],
    METRICS_TOKEN: ['short', /^METRICS_TOKEN must have at least 16 characters\.$/],
    LIVE_CONNECTIONS: ['-1', /^LIVE_CONNECTIONS must be a whole number above 0\.$/],
    REQUESTS_PER_MINUTE: ['1.5', /^REQUESTS_PER_MINUTE must be a whole number above 0\.$/],
  };
  for (const [name, [value, sentence]] of Object.entries(wrong))
    assert.match(refusal({ [name]: value }), sentence);
  for (const port of ['-1', '0', '65536', '3000.5', '0x50'])
    assert.match(refusal({ PORT: port }), wrong['PORT']![1]);
});

test('several wrong settings are told at once, a line each', () => {
  const lines = refusal({ PORT: 'x', SAMPLE: 'x', LOG_LEVEL: 'x' }).split('\n');
  assert.deepEqual(
    lines.map((line) => line.split(' ')[0]),
    ['PORT', 'SAMPLE', 'LOG_LEVEL'],
  );
});

test('settings that do not go together are told, all at once', () => {
  const together = refusal({
    BASE_URL: 'https://sessions.example.org',
    OIDC_ISSUER: 'https://login.example.org',
    VALKEY_URL: 'redis://host',
  });
  assert.match(together, /^SMTP_URL must be set when BASE_URL is not this machine/m);
  assert.match(together, /^OIDC_ISSUER and OIDC_CLIENT_ID must be set together\.$/m);
  assert.match(together, /^VALKEY_URL needs DATABASE_URL/m);
  assert.match(
    refusal({ OIDC_ISSUER: 'http://login.example.org', OIDC_CLIENT_ID: 'x' }),
    /OIDC_ISSUER must begin with https/,
  );
});

test('the address of a service is only its site: a path would be lost', () => {
  assert.match(refusal({ BASE_URL: 'http://localhost/sessions' }), /^BASE_URL must not have a path/);
});

test('the sample is for trying out: not for PostgreSQL, nor for an address that others reach', () => {
  assert.equal(readConfig({ DATABASE_URL: 'postgres://host/name' }).sample, false);
  assert.equal(readConfig({ BASE_URL: 'https://a.example', SMTP_URL: 'smtp://host' }).sample, false);
  assert.equal(readConfig({ DATABASE_URL: 'postgres://host/name', SAMPLE: 'on' }).sample, true);
  assert.equal(readConfig({ SAMPLE: 'off' }).sample, false);
});

test('domains are read from a list with commas or spaces, in lower case', () => {
  assert.deepEqual(readConfig({ SIGN_IN_DOMAINS: 'A.example, b.example  .gov.example' }).signInDomains, [
    'a.example',
    'b.example',
    '.gov.example',
  ]);
});
