import type { Access } from '../../platform/http/access.ts';

/** Access for whoever has the one or the other; who has neither is answered as by the first. */
export function either(first: Access, second: Access): Access {
  return {
    name: `${first.name} or ${second.name}`,
    async decide(request) {
      const decision = await first.decide(request);
      if (decision === 'allow') return decision;
      return (await second.decide(request)) === 'allow' ? 'allow' : decision;
    },
  };
}
