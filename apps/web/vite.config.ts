import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const server = process.env.LUOSHI_SERVER ?? 'http://localhost:8080';

/** The contracts' checker weighs 90 kB: pages import types of a contract, never its values. */
const keepOut = (name: string): Plugin => ({
  name: `keep-out-${name}`,
  enforce: 'pre',
  resolveId: (id, importer) => {
    if (id === name || id.startsWith(`${name}/`))
      throw new Error(`${importer} brings ${name} into the browser: import types only`);
  },
});

export default defineConfig({
  root: import.meta.dirname,
  plugins: [keepOut('zod'), react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Inlined assets would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': server, '/healthz': server, '/readyz': server } },
});
