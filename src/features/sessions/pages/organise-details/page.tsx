import { zoneNames } from '../../../../platform/local-time.ts';
import type { OrganisePages } from '../../organise/pages.ts';
import { settingsPage } from '../../organise/settings-page.tsx';
import { organiseUrls } from '../../organise/urls.ts';
import { detailsForm } from './form.ts';
import { DetailsPage } from './view.tsx';

export function detailsPages(pages: OrganisePages): void {
  settingsPage(pages, detailsForm, {
    path: organiseUrls.details,
    title: 'Details',
    view: (view) => <DetailsPage {...view} zones={zoneNames()} />,
  });
}
