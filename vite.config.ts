import { createLogger, defineConfig } from 'vite';

const logger = createLogger('warn');
const warn = logger.warn.bind(logger);
// govuk-frontend's service navigation holds a media query that only old Internet Explorers understood.
logger.warn = (message, options) => {
  if (!message.includes('Invalid media query')) warn(message, options);
};

/** Builds the browser's code and styles into dist/public, with a manifest that the page layout reads. */
export default defineConfig({
  customLogger: logger,
  base: '/static/',
  publicDir: 'src/design-system/public',
  build: {
    outDir: 'dist/public',
    emptyOutDir: true,
    manifest: 'manifest.json',
    assetsInlineLimit: 0,
    rolldownOptions: {
      // How long Sass takes is no warning.
      checks: { bundlerTimings: false },
      input: {
        client: 'src/client/main.ts',
        styles: 'src/design-system/styles/main.scss',
      },
    },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  css: {
    preprocessorOptions: { scss: { quietDeps: true, loadPaths: ['node_modules'] } },
    lightningcss: { errorRecovery: true },
  },
});
