import type { PerspectivesDocument } from '../../../analysis/perspectives/document.ts';

const WIDTH = 600;
const MARGIN = 40;
/** The picture is at least so high, also where people differ in one direction alone. */
const LEAST_HEIGHT = 240;
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

/** What each shape is called, by group. */
export const SHAPE_WORDS = ['Circles', 'Squares', 'Triangles', 'Diamonds', 'Crosses'] as const;

interface MapProps {
  readonly document: PerspectivesDocument;
  /** The id of the participant who looks at it. */
  readonly own?: string | undefined;
}

/** The opinion picture: a shape for each person, the same shape for each group, near where answers are alike. */
export function OpinionMap({ document, own }: MapProps) {
  const { participants, groups, grouping } = document;
  const { people, shapes, atX, atY, height } = drawnOnce(document);
  const you = own === undefined ? undefined : participants.find(({ id }) => id === own);
  return (
    <svg
      class="se-map"
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-labelledby="map-title map-description"
    >
      <title id="map-title">Opinion picture</title>
      <desc id="map-description">
        {`${people} people, near to each other where they answered alike${grouping.k > 1 ? `, in ${grouping.k} groups` : ''}. The lists and tables on this page say the same in words.`}
      </desc>
      {shapes.map((shape) => (
        <path
          class={`se-map__person se-map__person--${shape.group < 0 ? 'none' : shape.group}`}
          opacity={shape.opacity}
          d={shape.outline}
        />
      ))}
      {grouping.k > 1 &&
        groups.map(({ label, centre }) => (
          <text class="se-map__label" x={atX(centre.x)} y={atY(centre.y)} font-size="34" text-anchor="middle">
            {label}
          </text>
        ))}
      {you !== undefined && you.x !== null && you.y !== null && (
        <circle class="se-map__you" cx={atX(you.x)} cy={atY(you.y)} r="14" />
      )}
    </svg>
  );
}

type Drawing = ReturnType<typeof scaleOf> & {
  /** How many are on the picture. */
  readonly people: number;
  readonly shapes: ReturnType<typeof shapesOf>;
};

const drawings = new WeakMap<PerspectivesDocument, Drawing>();

/** What everybody who opens the same report sees of its picture. */
function drawnOnce(document: PerspectivesDocument): Drawing {
  let drawing = drawings.get(document);
  if (drawing === undefined) {
    drawing = draw(document);
    drawings.set(document, drawing);
  }
  return drawing;
}

function draw({ participants, grouping }: PerspectivesDocument): Drawing {
  const placed = participants.flatMap(({ x, y, group }) =>
    x === null || y === null ? [] : [{ x, y, group: grouping.k > 1 ? (group ?? -1) : -1 }],
  );
  const scale = scaleOf(placed);
  const shapes = shapesOf(placed.map(({ x, y, group }) => ({ x: scale.atX(x), y: scale.atY(y), group })));
  return { ...scale, people: placed.length, shapes };
}

interface Dot {
  readonly x: number;
  readonly y: number;
  readonly group: number;
}

/** With more people, those who are nearly at the same place share a shape: the picture stays small, and can be read. */
const MOST_SINGLE_SHAPES = 1_000;
/** So far apart that shapes do not touch: they tell groups apart without colour. */
const SHARED_PLACE = 15;

export const isShared = (people: number): boolean => people > MOST_SINGLE_SHAPES;

function shapesOf(dots: readonly Dot[]) {
  return isShared(dots.length)
    ? sharedShapes(dots)
    : dots.map((dot) => ({ group: dot.group, opacity: undefined, outline: outlineOf(dot) }));
}

const outlineOf = ({ x, y, group }: Dot): string =>
  (SHAPES[Math.max(0, group) % SHAPES.length] ?? circle)(x, y);

/** One outline for all shapes of a group for which equally many people stand, up to the next power of two. */
function sharedShapes(dots: readonly Dot[]) {
  const places = new Map<string, Dot & { people: number }>();
  for (const { x, y, group } of dots) {
    const [column, row] = [Math.round(x / SHARED_PLACE), Math.round(y / SHARED_PLACE)];
    const key = `${group} ${column} ${row}`;
    const people = (places.get(key)?.people ?? 0) + 1;
    places.set(key, { x: column * SHARED_PLACE, y: row * SHARED_PLACE, group, people });
  }
  const byLook = Map.groupBy(places.values(), ({ group, people }) => `${group} ${opacityOf(people)}`);
  return Array.from(byLook.values(), (alike) => ({
    group: alike[0]?.group ?? -1,
    opacity: opacityOf(alike[0]?.people ?? 1),
    outline: alike.map(outlineOf).join(''),
  }));
}

const opacityOf = (people: number): number => Math.min(1, 0.4 + 0.2 * Math.floor(Math.log2(people)));

/** One scale for both directions, so that distances can be compared; the picture ends where the people do. */
function scaleOf(placed: readonly { readonly x: number; readonly y: number }[]) {
  const [left, right] = rangeOf(placed.map(({ x }) => x));
  const [bottom, top] = rangeOf(placed.map(({ y }) => y));
  const scale = (WIDTH - 2 * MARGIN) / Math.max(right - left, top - bottom, 1e-9);
  const height = Math.max(LEAST_HEIGHT, Math.round((top - bottom) * scale) + 2 * MARGIN);
  const rounded = (value: number): number => Math.round(value * 10) / 10;
  return {
    height,
    atX: (x: number) => rounded(WIDTH / 2 + (x - (left + right) / 2) * scale),
    atY: (y: number) => rounded(height / 2 - (y - (bottom + top) / 2) * scale),
  };
}

function rangeOf(values: readonly number[]): readonly [number, number] {
  return values.reduce(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [values[0] ?? 0, values[0] ?? 0],
  );
}
