import { z } from 'zod';

/** The settings of one installation. `docs/operations.md` has the same table with examples. */
function wholeNumber(range: string, least: number, most = Number.MAX_SAFE_INTEGER) {
  const error = `must be a whole number ${range}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, error)
    .transform(Number)
    .refine((value) => value >= least && value <= most, error);
}
const onOff = z.enum(['on', 'off'], { error: 'must be on or off' }).transform((value) => value === 'on');
const list = z.string().transform((text) =>
  text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((item) => item !== ''),
);
const domains = list.refine((items) => items.every((item) => /^\.?[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(item)), {
  error: 'must be domains such as council.example or .gov.example',
});
const addresses = list.refine(
  (items) => items.every((item) => /^[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+$/.test(item)),
  {
    error: 'must be email addresses such as ann@council.example',
  },
);
const url = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `must be an address such as ${example}` });

/** What may be attached in the forum, by the end of the file's name. */
const ATTACHMENT_TYPES = 'jpg png webp gif pdf docx xlsx pptx odt ods odp txt csv'.split(' ');

/** Who looks after an installation with the sample on this machine, where nobody else is named. */
const SAMPLE_ADMINISTRATOR = 'tom.linden@sample.example';

const schema = z.object({
  PORT: wholeNumber('from 1 to 65535', 1, 65_535).default(3000),
  HOST: z.string().default('localhost'),
  BASE_URL: url(/^https?$/, 'https://sessions.example.org')
    .refine((address) => !URL.canParse(address) || isSiteOnly(new URL(address)), {
      error: 'must not have a path: the service needs a host name of its own',
    })
    .optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: url(/^postgres(ql)?$/, 'postgres://user@host/name').optional(),
  VALKEY_URL: url(/^(redis|rediss|valkey|valkeys)$/, 'redis://host:6379').optional(),
  SMTP_URL: url(/^smtps?$/, 'smtp://host:587').optional(),
  REMIND_AFTER_DAYS: wholeNumber('from 1 to 90', 1, 90).default(7),
  TELL_MODERATORS_AFTER_DAYS: wholeNumber('from 2 to 180', 2, 180).default(14),
  MAIL_FROM: z
    .string()
    .regex(
      /^([^<>]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
      'must be an email address, with a name before it or not: Name <name@example.org>',
    )
    .default('Shared Endeavour <no-reply@localhost>'),
  MAIL_IN_DOMAIN: z
    .string()
    .toLowerCase()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a domain such as reply.example.org')
    .optional(),
  MAIL_IN_PORT: wholeNumber('from 1 to 65535', 1, 65_535).optional(),
  MAIL_IN_HOST: z.string().default('127.0.0.1'),
  OIDC_ISSUER: url(/^https?$/, 'https://login.example.org').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default('your organisation'),
  SIGN_IN_DOMAINS: domains.default([]),
  ADMINISTRATORS: addresses.optional(),
  ADMINISTRATORS_NEED_CODE: onOff.default(false),
  SAMPLE: onOff.optional(),
  TRUST_PROXY: onOff.default(false),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
      error: 'must be fatal, error, warn, info, debug or silent',
    })
    .default('warn'),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  ATTACHMENT_MEGABYTES: wholeNumber('from 0 to 50', 0, 50).default(10),
  ATTACHMENT_TYPES: list
    .refine((types) => types.every((type) => ATTACHMENT_TYPES.includes(type)), {
      error: `must be some of ${ATTACHMENT_TYPES.join(', ')}`,
    })
    .default(ATTACHMENT_TYPES),
  ATTACHMENT_SCAN: z.string().default(''),
  LIVE_CONNECTIONS: wholeNumber('above 0', 1).default(20_000),
  REQUESTS_PER_MINUTE: wholeNumber('above 0', 1).default(60_000),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly baseUrl: URL;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly valkeyUrl: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** Days after which whoever was asked a question is reminded, and moderators told, where no space says others. */
  readonly answerDays: { readonly remind: number; readonly tell: number };
  /** Where the mail server in front of it hands over replies by e-mail, and what their addresses end in. */
  readonly mailIn: { readonly host: string; readonly port: number; readonly domain: string } | undefined;
  readonly oidc:
    | {
        readonly issuer: URL;
        readonly clientId: string;
        readonly clientSecret: string | undefined;
        readonly name: string;
      }
    | undefined;
  /** What may be attached in the forum, and the command that looks for viruses in it. */
  readonly attachments: {
    readonly mostBytes: number;
    readonly types: readonly string[];
    readonly scan: readonly string[];
  };
  readonly signInDomains: readonly string[];
  /** Who runs this installation, by e-mail address in lower case. */
  readonly administrators: readonly string[];
  /** Administrators sign in with a second step only. */
  readonly administratorsNeedCode: boolean;
  /** Load the sample into an empty database. */
  readonly sample: boolean;
  readonly trustProxy: boolean;
  readonly logLevel: string;
  readonly metricsToken: string | undefined;
  /** Live connections that one node accepts before pages fall back to an update link. */
  readonly liveConnections: number;
  /** Requests that one network address may make in a minute; a whole hall can share one address. */
  readonly requestsPerMinute: number;
}

/** A setting that cannot be used, said so that the person who set it can mend it. */
export class ConfigError extends Error {}

/** Reads the settings once. Throws {@link ConfigError}, naming every wrong setting. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`).join('\n'),
    );
  }
  const env = parsed.data;
  const baseUrl = new URL(env.BASE_URL ?? `http://localhost:${env.PORT}`);
  const contradictions = contradictionsIn(env, baseUrl);
  if (contradictions.length > 0) throw new ConfigError(contradictions.join('\n'));
  const sample = env.SAMPLE ?? (env.DATABASE_URL === undefined && isLoopback(baseUrl));
  return Object.freeze({
    port: env.PORT,
    host: env.HOST,
    baseUrl,
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL,
    valkeyUrl: env.VALKEY_URL,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    answerDays: { remind: env.REMIND_AFTER_DAYS, tell: env.TELL_MODERATORS_AFTER_DAYS },
    mailIn:
      env.MAIL_IN_DOMAIN !== undefined && env.MAIL_IN_PORT !== undefined
        ? { host: env.MAIL_IN_HOST, port: env.MAIL_IN_PORT, domain: env.MAIL_IN_DOMAIN }
        : undefined,
    oidc:
      env.OIDC_ISSUER !== undefined && env.OIDC_CLIENT_ID !== undefined
        ? {
            issuer: new URL(env.OIDC_ISSUER),
            clientId: env.OIDC_CLIENT_ID,
            clientSecret: env.OIDC_CLIENT_SECRET,
            name: env.OIDC_NAME,
          }
        : undefined,
    signInDomains: env.SIGN_IN_DOMAINS,
    administrators: env.ADMINISTRATORS ?? (sample && isLoopback(baseUrl) ? [SAMPLE_ADMINISTRATOR] : []),
    administratorsNeedCode: env.ADMINISTRATORS_NEED_CODE,
    sample,
    trustProxy: env.TRUST_PROXY,
    logLevel: env.LOG_LEVEL,
    metricsToken: env.METRICS_TOKEN,
    attachments: {
      mostBytes: env.ATTACHMENT_MEGABYTES * 1024 * 1024,
      types: env.ATTACHMENT_TYPES,
      scan: env.ATTACHMENT_SCAN.split(/\s+/).filter((word) => word !== ''),
    },
    liveConnections: env.LIVE_CONNECTIONS,
    requestsPerMinute: env.REQUESTS_PER_MINUTE,
  });
}

function contradictionsIn(env: z.output<typeof schema>, baseUrl: URL): string[] {
  const rules: readonly (readonly [isBroken: boolean, sentence: string])[] = [
    [
      !isLoopback(baseUrl) && env.SMTP_URL === undefined,
      'SMTP_URL must be set when BASE_URL is not this machine: without it nobody would receive a sign-in link.',
    ],
    [
      env.TELL_MODERATORS_AFTER_DAYS <= env.REMIND_AFTER_DAYS,
      'TELL_MODERATORS_AFTER_DAYS must be more than REMIND_AFTER_DAYS.',
    ],
    [
      (env.MAIL_IN_DOMAIN === undefined) !== (env.MAIL_IN_PORT === undefined),
      'MAIL_IN_DOMAIN and MAIL_IN_PORT must be set together.',
    ],
    [
      (env.OIDC_ISSUER === undefined) !== (env.OIDC_CLIENT_ID === undefined),
      'OIDC_ISSUER and OIDC_CLIENT_ID must be set together.',
    ],
    [
      env.OIDC_ISSUER?.startsWith('http:') === true && !isLoopback(new URL(env.OIDC_ISSUER)),
      'OIDC_ISSUER must begin with https unless it is on this machine.',
    ],
    [
      env.VALKEY_URL !== undefined && env.DATABASE_URL === undefined,
      'VALKEY_URL needs DATABASE_URL: several nodes cannot share the embedded database.',
    ],
  ];
  return rules.filter(([isBroken]) => isBroken).map(([, sentence]) => sentence);
}

function isSiteOnly(url: URL): boolean {
  return url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
}

/** Whether an address names this machine only. */
export function isLoopback(url: URL): boolean {
  return url.hostname === 'localhost' || url.hostname === '[::1]' || url.hostname.startsWith('127.');
}
