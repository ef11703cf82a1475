import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/**/*.test.ts', 'features/**/*.test.ts', 'apps/**/*.test.ts', 'tools/**/*.test.{ts,mjs}'],
    globalSetup: ['tools/vitest-global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
