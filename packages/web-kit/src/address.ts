export type QueryValue = string | number | boolean | null | undefined;
export type Query = Readonly<Record<string, QueryValue | readonly QueryValue[]>>;

/** Root of the interface on the same origin. */
export const API_ROOT = '/api/v1';

/**
 * Address of `path` below `/api/v1` with a query: absent and empty values are left out, lists become repeated keys
 * in the order given. For links to downloads and for the client itself.
 */
export const apiUrl = (path: string, query?: Query): string => {
  const words = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {}))
    for (const one of Array.isArray(value) ? (value as readonly QueryValue[]) : [value as QueryValue])
      if (one !== undefined && one !== null && one !== '') words.append(key, String(one));
  const text = words.toString();
  return `${API_ROOT}${path}${text ? `?${text}` : ''}`;
};

/** `/tasks/:id` with `{ id }` filled in and escaped; throws a RangeError when a parameter is missing. */
export const fillPath = (path: string, params?: Readonly<Record<string, string | number>>): string =>
  path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = params?.[name];
    if (value === undefined || value === '') throw new RangeError(`no value for :${name} in ${path}`);
    return encodeURIComponent(value);
  });

/**
 * The address a person wanted before signing in, if it leads into this app; else `/`. Addresses of other sites
 * (`//x`, `/\x`, `https:`) are refused so that the sign-in page cannot be used to send people elsewhere.
 */
export const wantedAddress = (next: string | null | undefined): string =>
  next && /^\/(?![/\\])/.test(next) && !hasControl(next) ? next : '/';

// Browsers drop tabs and line breaks from addresses, so `/\t/x` would become `//x`.
const hasControl = (text: string): boolean => [...text].some((letter) => letter < ' ');
