import type { OrganisePages } from '../../organise/pages.ts';
import { settingsPage } from '../../organise/settings-page.tsx';
import { organiseUrls } from '../../organise/urls.ts';
import { LANGUAGES, linksForm, readingRows } from './form.ts';
import { LinksPage } from './view.tsx';

export function linksPages(pages: OrganisePages): void {
  settingsPage(pages, linksForm, {
    path: organiseUrls.links,
    title: 'Links and language',
    view: (view) => <LinksPage {...view} rows={readingRows(view.filled)} languages={LANGUAGES} />,
  });
}
