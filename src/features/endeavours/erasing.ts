import type { People } from '../people/index.ts';
import type { EndeavourId, MemberId } from './endeavour.ts';
import { endMembership } from './invitations/leaving.ts';
import { forgetInvitationsTo } from './invitations/invitations.repository.ts';
import { membershipsOfPerson, updateMember } from './members.repository.ts';

/** What endeavours lose when a person is erased. Promises and history are the seat's, and stay with it. */
export const erasure: People['erasures'][number] = {
  goes: 'Your name in endeavours, why they matter to you, and the seats you hold.',
  stays: 'What your seats promised and said in endeavours, without your name.',
  async erase(tx, person, now) {
    for (const { id, endeavourId, isThere } of await membershipsOfPerson(tx, person.id)) {
      if (isThere) await endMembership(tx, now, endeavourId as EndeavourId, id as MemberId);
      await updateMember(tx, id as MemberId, {
        shownName: 'Somebody who left',
        isPseudonym: true,
        whyItMatters: '',
      });
    }
    if (person.email !== null) await forgetInvitationsTo(tx, person.email);
  },
};
