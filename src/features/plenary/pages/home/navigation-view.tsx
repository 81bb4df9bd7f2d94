import { plenaryUrls } from '../../urls.ts';
import type { HomeModel } from './model.ts';
import { ORDER_WORDS, type Order, ORDERS } from './order.ts';

/** The address of a view of the list. */
export function listHref(model: Pick<HomeModel, 'code' | 'part'>, order: Order, page = 1): string {
  const query = new URLSearchParams({ order });
  if (model.part !== null) query.set('part', model.part);
  if (page > 1) query.set('page', String(page));
  return `${plenaryUrls.home(model.code)}?${query.toString()}`;
}

/** The orders of the list, and the agenda items it can be narrowed to. */
export function OrderTabs({ model }: { model: HomeModel }) {
  const orders = model.oneGroup ? ORDERS.filter((order) => order !== 'across') : ORDERS;
  return (
    <>
      <nav aria-label="Order of the questions">
        <ul class="se-tabs-nav">
          {orders.map((order) => (
            <li key={order}>
              <a
                class="govuk-link"
                href={listHref(model, order)}
                aria-current={order === model.order ? 'page' : undefined}
              >
                {ORDER_WORDS[order]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {model.parts.length > 1 && (
        <nav aria-label="Agenda items">
          <ul class="se-tabs-nav">
            {[{ id: null, title: 'All items' }, ...model.parts].map((part) => (
              <li key={part.id ?? ''}>
                <a
                  class="govuk-link"
                  href={listHref({ code: model.code, part: part.id }, model.order)}
                  aria-current={part.id === model.part ? 'page' : undefined}
                >
                  {part.title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  );
}

/** What the order in force means. */
export function OrderNote({ model }: { model: HomeModel }) {
  if (model.oneGroup) {
    return (
      <p class="govuk-hint">
        Only one organisation is present, or those present are too small to compare, so there is one order by
        votes.
      </p>
    );
  }
  if (model.order !== 'across') return null;
  return (
    <p class="govuk-hint">
      Questions that people of many organisations want come first, however large each organisation is.
      {model.joining === 'open' && ' Organisation as people said when joining.'}
    </p>
  );
}
