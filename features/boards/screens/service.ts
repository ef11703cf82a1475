import type { AnswerOf } from '@luoshi/kernel/contract.ts';
import { dayAt } from '@luoshi/kernel/day.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { mintScope } from '@luoshi/kernel/scope.ts';
import { newSecret, sha256Hex } from '@luoshi/server-kit/crypto/secrets.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import type { Services } from '@luoshi/server-kit/services.ts';
import { drawRegions } from '../../places/service.ts';
import { showChart } from '../chart/service.ts';
import type { endpoints } from '../contract.ts';
import { showObstacles } from '../obstacles/service.ts';
import { makeToken, readToken } from '../rules/screen-token.ts';
import { showWall, summarise } from '../service.ts';
import { pathOf } from '../store/reads.ts';
import { insertScreen, listScreens, revokeScreenRow, screenByToken, screenForChange } from '../store/screens.ts';

type Screens = AnswerOf<(typeof endpoints)['GET /boards/screens']>;
type NewScreen = AnswerOf<(typeof endpoints)['POST /boards/screens']>;
type Kiosk = AnswerOf<(typeof endpoints)['GET /boards/kiosk']>;

/** A hall has room for what hurts most; the rest is counted. */
const CHARTED_AT_MOST = 300;

/** Screens of the caller's units, with those that were taken down. */
export const showScreens = async (tx: Tx, actor: Actor): Promise<Outcome<Screens>> =>
  accept({
    items: (await listScreens(tx, actor.scope)).map((row) => ({
      id: row.id,
      name: row.name,
      org: { id: row.org_id, name: row.org_name },
      createdAt: row.created_at.toISOString(),
      authorName: row.author,
      revokedAt: row.revoked_at?.toISOString() ?? null,
    })),
  });

/**
 * Makes the link of a screen that shows a unit of the caller's. The secret is told this once; a hash of it is kept.
 * Refuses `boards.unit_not_found` (unknown or out of scope).
 */
export const createScreen = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  { name, orgId }: { name: string; orgId: string },
): Promise<Outcome<NewScreen, 'boards.unit_not_found'>> => {
  if ((await pathOf(tx, actor.scope, orgId)) === null) return refuse('boards.unit_not_found');
  const id = newId();
  const secret = newSecret();
  await commit(tx, {
    rows: [
      insertScreen(tx.tenantId, {
        id,
        name,
        orgId,
        tokenSha256: sha256Hex(secret),
        accountId: actor.accountId,
        at: facts.now,
      }),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: 'boards.create_screen',
      feature: 'boards',
      subjectId: id,
      params: { name },
    },
    events: [{ feature: 'boards', id }],
  });
  return accept({ id, token: makeToken(tx.tenantId, secret) });
};

/** Takes a screen down: its link shows nothing from now on. Refuses `boards.screen_not_found`. */
export const revokeScreen = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
): Promise<Outcome<undefined, 'boards.screen_not_found'>> => {
  const screen = await screenForChange(tx, actor.scope, id);
  if (!screen) return refuse('boards.screen_not_found');
  await commit(tx, {
    rows: [revokeScreenRow(tx.tenantId, id, actor.accountId, facts.now)],
    audit: {
      actor: auditActor(actor, facts),
      action: 'boards.revoke_screen',
      feature: 'boards',
      subjectId: id,
      params: { name: screen.name },
    },
    events: [{ feature: 'boards', id }],
  });
  return accept(undefined);
};

type Bearer = { readonly services: Services; readonly facts: RequestFacts; readonly token: string | undefined };
type Found = NonNullable<Awaited<ReturnType<typeof screenByToken>>>;

/** Runs what a screen may read, in its own government. Refuses `boards.screen_revoked` for a secret nobody knows. */
const asScreen = async <T, R extends string>(
  { services, token }: Bearer,
  run: (tx: Tx, screen: Found) => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R | 'boards.screen_revoked'>> => {
  const parts = readToken(token);
  if (!parts) return refuse('boards.screen_revoked');
  return services.db.transact<Outcome<T, R | 'boards.screen_revoked'>>(parts.tenantId, async (tx) => {
    const screen = await screenByToken(tx, sha256Hex(parts.secret));
    return screen ? run(tx, screen) : refuse('boards.screen_revoked');
  });
};

/**
 * All that a screen in a hall shows of its unit's subtree, or of a region within it. Its scope is minted here from the
 * screen's own unit: it reaches these boards and no other endpoint. Sensitive projects are left out, since a hall is not
 * a meeting. Refuses `boards.screen_revoked`, `boards.region_not_found`.
 */
export const showKiosk = (bearer: Bearer, region: string | undefined): Promise<Outcome<Kiosk>> =>
  asScreen(bearer, async (tx, screen): Promise<Outcome<Kiosk>> => {
    const actor = { scope: mintScope(tx.tenantId, [screen.path]) };
    const facts = { ...bearer.facts, today: dayAt(bearer.facts.now, screen.time_zone) };
    const board = { region };
    const summary = await summarise(tx, actor, facts, board);
    if (!summary.ok) return summary;
    const wall = await showWall(tx, actor, facts, board);
    if (!wall.ok) return wall;
    const chart = await showChart(tx, actor, facts, { ...board, limit: CHARTED_AT_MOST }, { isPublic: true });
    if (!chart.ok) return chart;
    const obstacles = await showObstacles(tx, actor, facts, board);
    if (!obstacles.ok) return obstacles;
    return accept({
      screen: { name: screen.name, unit: screen.org_name, isDemo: screen.is_demo, today: facts.today },
      summary: summary.value,
      wall: wall.value,
      chart: chart.value,
      obstacles: obstacles.value,
    });
  });

/** Outlines of the parts of a region for a screen, GeoJSON as text. Refuses `boards.screen_revoked`. */
export const drawForKiosk = (bearer: Bearer, parent: string): Promise<Outcome<string, 'boards.screen_revoked'>> =>
  asScreen(bearer, async (tx) => accept((await drawRegions(tx, parent)).text));
