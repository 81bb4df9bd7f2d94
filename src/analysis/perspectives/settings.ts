/** Every constant of the calculation; those marked as design defaults in the specification are choices. */

/** Of the calculation: a change in any number for the same input raises at least the minor part (OPN-98). */
export const VERSION = '1.4.0';

/** Votes that place a participant in a group, or all there are (OPN-14). */
export const MIN_VOTES = 7;

/** `polis`: people with most votes are added until there are this many (OPN-15). */
export const POLIS_FEWEST_PLACED = 15;

/** Fewer people with a vote than this see no map and no groups (OPN-67). */
export const FEWEST_VOTERS = 7;

/** From this many people the table of disagreement comes first, above the second number the map (OPN-69). */
export const TABLE_FROM = 5;
export const MAP_ABOVE = 100;

export const MOST_GROUPS = 5;

/** k-means starts (OPN-36): for few people, for many, and in the support test (OPN-73). */
export const RESTARTS = 50;
export const RESTARTS_OF_MANY = 10;
export const RESTARTS_IN_TEST = 10;
export const MANY_PEOPLE = 2000;

/** The smallest group that is admissible: a share of the people placed, and a number (OPN-37). */
export const MIN_GROUP_SHARE = 0.02;
export const MIN_GROUP = 3;

/** Fewer groups are preferred when the score is within this of the best (OPN-38). */
export const PARSIMONY_MARGIN = 0.02;

/** One-sided 90 % (OPN-48). */
export const Z = 1.2816;

/** One-sided 95 %, for the support test (OPN-39). */
export const SUPPORT_Z = 1.645;

export const FOLDS = 5;
/** Assignments to folds that are averaged where there are at most so many votes (OPN-73). */
export const FOLD_ROUNDS = 5;
export const MOST_VOTES_FOR_ROUNDS = 50_000;
/** People sampled for the support test (OPN-76). */
export const TEST_SAMPLE = 2000;

/** The smallest cell of exported figures (OPN-79). */
export const MIN_CELL = 5;

/** Entries of a list of statements. */
export const LIST_LENGTH = 5;

/** Votes that a group must have on a statement to count for common ground and differences (OPN-43, OPN-44). */
export const MIN_GROUP_VOTES = 3;

/** A statement with fewer votes than this, in all or in a group, has no figure to rely on yet. */
export const FEW_VOTES = 7;

export const METADATA_PRIORITY = 49;
