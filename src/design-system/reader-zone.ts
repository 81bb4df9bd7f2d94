import { createContext } from 'preact';
import { DEFAULT_ZONE } from './format.ts';

/** The time zone (an IANA name) in which whoever reads the page sees its times; London's unless a page is told. */
export const ReaderZone = createContext(DEFAULT_ZONE);
