import type { OrganisePages } from '../../organise/pages.ts';
import { settingsPage } from '../../organise/settings-page.tsx';
import { organiseUrls } from '../../organise/urls.ts';
import { joiningForm } from './form.ts';
import { JoiningPage } from './view.tsx';

export function joiningPages(pages: OrganisePages): void {
  settingsPage(pages, joiningForm, {
    path: organiseUrls.joining,
    title: 'Who may join',
    view: (view) => <JoiningPage {...view} />,
  });
}
