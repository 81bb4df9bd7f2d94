/** Perspectives: the groups, the common ground and the differences that votes on statements show. */
export { analysePerspectives, type PerspectivesResult } from './analyse-perspectives.ts';
export { ConversationBuilder } from './build-conversation.ts';
export type { Conversation, ParticipantInput, StatementInput, VoteLog } from './conversation.ts';
export type * from './document.ts';
export type { PerspectivesOptions } from './options.ts';
export type { PerspectivesState } from './state.ts';
export { priorityOf } from './statements/priority.ts';
export { breakDownVotes } from './organisations/break-down-votes.ts';
export { VERSION } from './settings.ts';
export { nextStatement, orderStatements, type EligibleStatement } from './statements/routing.ts';
export { summarise, type SummarySentence, type SummaryTopic } from './telling/summarise.ts';
export { uncertainStatements, type UncertainStatement } from './telling/uncertain.ts';
export { whereIStand, type WhereIStand } from './telling/where-i-stand.ts';
