/** A screen's secret with the government it belongs to: `wall_<32 hex digits>_<secret>`. */
export const makeToken = (tenantId: string, secret: string): string => `wall_${tenantId.replaceAll('-', '')}_${secret}`;

const SHAPE = /^wall_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([\w-]{20,100})$/;

/** The parts of a token; null for anything else. */
export const readToken = (token: string | undefined): { tenantId: string; secret: string } | null => {
  const [, a, b, c, d, e, secret] = SHAPE.exec(token ?? '') ?? [];
  return secret ? { tenantId: [a, b, c, d, e].join('-'), secret } : null;
};
