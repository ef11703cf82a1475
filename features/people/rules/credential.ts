/** What a cookie or bearer token says: the tenant, so that the right rows are looked at, and the secret. */
export type Credential = { readonly tenantId: string; readonly secret: string };

const FORM = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;

/** `<tenant uuid without dashes>.<secret>` */
export const writeCredential = ({ tenantId, secret }: Credential): string =>
  `${tenantId.replaceAll('-', '')}.${secret}`;

/** The credential of a text, or null when it is none. */
export const readCredential = (text: string): Credential | null => {
  const [, a, b, c, d, e, secret] = FORM.exec(text) ?? [];
  return secret === undefined ? null : { tenantId: `${a}-${b}-${c}-${d}-${e}`, secret };
};
