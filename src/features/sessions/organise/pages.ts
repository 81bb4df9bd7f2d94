import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../../platform/clock.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { RecordSentences } from '../record-sentences.ts';
import type { SessionService } from '../service.ts';
import type { Visits } from '../visit.ts';
import type { AgendaService } from './agenda.ts';
import type { CopyService } from './copies.ts';
import type { PeopleService } from './people.ts';
import type { ScreenLinkService } from './screen-link.ts';
import type { SettingsService } from './settings.ts';
import type { TicketService } from './tickets.ts';

/** What the organiser's pages share. */
export interface OrganisePages {
  readonly app: FastifyInstance;
  readonly db: Queryable;
  readonly clock: Clock;
  readonly baseUrl: URL;
  readonly visits: Visits;
  readonly service: SessionService;
  readonly settings: SettingsService;
  readonly agenda: AgendaService;
  readonly people: PeopleService;
  readonly tickets: TicketService;
  readonly screenLink: ScreenLinkService;
  readonly copies: CopyService;
  readonly record: RecordSentences;
}
