import type { StaffMessagesProps } from '../../staff-messages/staff-messages.view.tsx';

/** Plain JSON, asked for again at every change. */
export interface StaffMessagesModel extends StaffMessagesProps {
  readonly version: number;
  readonly eventsUrl: string;
}
