import type { People } from '../people/index.ts';
import { forumUrls } from './urls.ts';

/** On one's own page, from which one also says that one has moved job: what one did can be handed on (FOR-63). */
export function addMovingOnSection(people: People): void {
  people.profileSections.push({
    title: 'If you move on',
    content: async (_db, subject, viewer) =>
      subject !== viewer.id ? null : (
        <p class="govuk-body">
          The questions you watch, the answers you promised and your drafts can go to whoever comes after you.{' '}
          <a class="govuk-link" href={forumUrls.handOn}>
            Hand on what you do in the forum
          </a>
        </p>
      ),
  });
  people.accountLinks.push({
    text: 'Hand on what you do in the forum',
    href: forumUrls.handOn,
    hint: 'When you move job or leave: offer the questions you watch, answers you promised and drafts to somebody.',
  });
}
