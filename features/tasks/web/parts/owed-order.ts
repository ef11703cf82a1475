/**
 * The list of what is owed after a refetch, so that nothing jumps while somebody works through it: those already
 * shown keep their places, the answered ones stay though the server no longer lists them, others that left go, and
 * new ones stand where the server puts them.
 */
export const keepOrder = <Row extends { id: string }>(
  shown: readonly Row[],
  fresh: readonly Row[],
  answered: ReadonlySet<string>,
): Row[] => {
  const byId = new Map(fresh.map((row) => [row.id, row]));
  const list = shown.flatMap((row) => {
    const now = byId.get(row.id) ?? (answered.has(row.id) ? row : undefined);
    return now ? [now] : [];
  });
  fresh.forEach((row, at) => {
    if (list.some((one) => one.id === row.id)) return;
    const before = fresh[at - 1];
    const place = before ? list.findIndex((one) => one.id === before.id) + 1 : 0;
    list.splice(place, 0, row);
  });
  return list;
};

/** The next one to answer after `id`: the first unanswered below it, else the first above; null when all are done. */
export const nextToAnswer = (
  list: readonly { id: string; mayReport: boolean }[],
  id: string,
  answered: ReadonlySet<string>,
): string | null => {
  const at = list.findIndex((row) => row.id === id);
  const inTurn = [...list.slice(at + 1), ...list.slice(0, Math.max(0, at))];
  return inTurn.find((row) => row.mayReport && !answered.has(row.id) && row.id !== id)?.id ?? null;
};
