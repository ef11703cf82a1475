import { useNavigate, useParams } from '@tanstack/react-router';
import { useCallback } from 'react';

export { Link } from '@tanstack/react-router';

/** A parameter of the present path (`$id`); empty when the path has none of that name. */
export const usePathParam = (name: string): string => {
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  return params[name] ?? '';
};

/** Goes to an address within the app, query included: `go('/tasks/1?tab=story')`. */
export const useGo = (): ((address: string, how?: 'push' | 'replace') => void) => {
  const navigate = useNavigate();
  return useCallback(
    (address, how = 'push') => void navigate({ href: address, replace: how === 'replace' }),
    [navigate],
  );
};
