import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/desk.ts'],
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    // What ends nothing must end; how long it takes on a busy machine proves nothing.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // ffmpeg fills the cores by itself: more test files at once than cores only makes time limits meaningless.
    maxWorkers: 2,
    reporters: ['default'],
  },
});
