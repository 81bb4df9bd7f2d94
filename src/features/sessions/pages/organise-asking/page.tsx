import type { OrganisePages } from '../../organise/pages.ts';
import { settingsPage } from '../../organise/settings-page.tsx';
import { organiseUrls } from '../../organise/urls.ts';
import { askingForm } from './form.ts';
import { AskingPage } from './view.tsx';

export function askingPages(pages: OrganisePages): void {
  settingsPage(pages, askingForm, {
    path: organiseUrls.asking,
    title: 'Asking and voting',
    view: (view) => <AskingPage {...view} />,
  });
}
