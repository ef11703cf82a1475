import { defineConfig } from 'vitest/config';

// One app serves all journeys, so they run one after another; each makes what it needs and leaves the rest alone.
export default defineConfig({
  test: {
    include: ['e2e/**/*.journey.ts'],
    globalSetup: ['e2e/running-app.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
});
