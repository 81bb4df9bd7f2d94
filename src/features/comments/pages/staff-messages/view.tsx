import { StaffMessages } from '../../staff-messages/staff-messages.view.tsx';
import type { StaffMessagesModel } from './model.ts';

export function StaffMessagesView({ model }: { model: StaffMessagesModel }) {
  return <StaffMessages {...model} />;
}
