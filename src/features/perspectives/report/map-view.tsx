import type { PerspectivesDocument } from '../../../analysis/perspectives/document.ts';

const SIZE = 600;
const MARGIN = 40;
type Shape = (x: number, y: number) => string;

const circle: Shape = (x, y) => `M${x - 6} ${y}a6 6 0 1 0 12 0a6 6 0 1 0 -12 0`;
/** Shapes differ by group, so that nothing is told by colour alone. */
const SHAPES: readonly Shape[] = [
  circle,
  (x, y) => `M${x - 6} ${y - 6}h12v12h-12z`,
  (x, y) => `M${x} ${y - 7}l7 13h-14z`,
  (x, y) => `M${x} ${y - 8}l8 8l-8 8l-8 -8z`,
  (x, y) => `M${x - 7} ${y - 2}h5v-5h4v5h5v4h-5v5h-4v-5h-5z`,
];

interface MapProps {
  readonly document: PerspectivesDocument;
  /** The id of the participant who looks at it. */
  readonly own?: string | undefined;
}

/** The opinion picture: a shape for each person, the same shape for each group, near where answers are alike. */
export function OpinionMap({ document: { participants, groups, grouping }, own }: MapProps) {
  const placed = participants.flatMap(({ id, x, y, group }) =>
    x === null || y === null ? [] : [{ id, x, y, group: grouping.k > 1 ? (group ?? -1) : -1 }],
  );
  const reach = Math.max(1e-9, ...placed.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)]));
  const at = (value: number): number =>
    Math.round((SIZE / 2 + (value / reach) * (SIZE / 2 - MARGIN)) * 10) / 10;
  const you = placed.find(({ id }) => id === own);
  return (
    <svg
      class="se-map"
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      role="img"
      aria-labelledby="map-title map-description"
    >
      <title id="map-title">Opinion picture</title>
      <desc id="map-description">
        {`${placed.length} people, near to each other where they answered alike${grouping.k > 1 ? `, in ${grouping.k} groups` : ''}. The lists and tables on this page say the same in words.`}
      </desc>
      {placed.map(({ x, y, group }) => (
        <path
          class={`se-map__person se-map__person--${group < 0 ? 'none' : group}`}
          d={(SHAPES[Math.max(0, group) % SHAPES.length] ?? circle)(at(x), at(-y))}
        />
      ))}
      {grouping.k > 1 &&
        groups.map(({ label, centre }) => (
          <text class="se-map__label" x={at(centre.x)} y={at(-centre.y)} font-size="34" text-anchor="middle">
            {label}
          </text>
        ))}
      {you !== undefined && <circle class="se-map__you" cx={at(you.x)} cy={at(-you.y)} r="14" />}
    </svg>
  );
}
