/** A box in pixels, by its middle. */
export type Box = { x: number; y: number; width: number; height: number };

/**
 * How far (pixels) to shift a label from its point so that it hides none of the obstacles: the nearest free place
 * that `isInside` still holds to belong to the surface; when all are taken, the one that hides least.
 */
export const placeLabel = (
  label: Box,
  obstacles: readonly Box[],
  isInside: (x: number, y: number) => boolean,
): { dx: number; dy: number } => {
  const near = obstacles.filter(
    (one) => overlap({ ...label, width: label.width * 3, height: label.height * 5 }, one) > 0,
  );
  let best = { dx: 0, dy: 0 };
  let least = Number.POSITIVE_INFINITY;
  for (const [across, down] of SHIFTS) {
    const dx = across * label.width;
    const dy = down * label.height;
    if ((dx || dy) && !isInside(label.x + dx, label.y + dy)) continue;
    const moved = { ...label, x: label.x + dx, y: label.y + dy };
    const hidden = near.reduce((sum, one) => sum + overlap(moved, one), 0);
    if (hidden < least) {
      least = hidden;
      best = { dx, dy };
    }
    if (hidden === 0) break;
  }
  return best;
};

/** Area that two boxes share. */
export const overlap = (one: Box, other: Box): number => {
  const across = (one.width + other.width) / 2 - Math.abs(one.x - other.x);
  const down = (one.height + other.height) / 2 - Math.abs(one.y - other.y);
  return across > 0 && down > 0 ? across * down : 0;
};

// In widths and heights of the label, nearest first: a shift across moves a wide label farther than one up or down.
const SHIFTS: readonly (readonly [number, number])[] = [
  [0, 0],
  [0, 0.5],
  [0, -0.5],
  [0.3, 0],
  [-0.3, 0],
  [0, 1],
  [0, -1],
  [0.3, 0.7],
  [-0.3, 0.7],
  [0.3, -0.7],
  [-0.3, -0.7],
  [0.6, 0],
  [-0.6, 0],
  [0, 1.5],
  [0, -1.5],
  [0.8, 0.7],
  [-0.8, 0.7],
  [0.8, -0.7],
  [-0.8, -0.7],
];
