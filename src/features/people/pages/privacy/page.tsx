import type { FastifyInstance } from 'fastify';
import { anyone } from '../../../../platform/http/access.ts';
import { whatGoes, whatStays } from '../../erase.ts';
import type { PeoplePages } from '../../pages.ts';
import { privacyPath } from '../../urls.ts';
import { PrivacyPage } from './view.tsx';

/** What is kept about people, and for how long. */
export function privacyPages(app: FastifyInstance, { retention, erasures }: PeoplePages): void {
  app.footerLinks.push({ text: 'Privacy', href: privacyPath });
  app.get(privacyPath, { config: { access: anyone } }, async (_request, reply) =>
    reply.page({
      title: 'Privacy',
      content: (
        <PrivacyPage
          periods={await retention.periods()}
          goes={whatGoes(erasures)}
          stays={whatStays(erasures)}
        />
      ),
    }),
  );
}
