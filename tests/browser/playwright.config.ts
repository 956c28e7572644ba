// How the browser proof runs: one server of its own, three ways of looking at it, no second chance.
// Specs named *.scripted.spec.ts need scripts; *.once.spec.ts look at what no screen size changes.
import { defineConfig } from '@playwright/test';

const desk = { width: 1366, height: 768 };

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  globalSetup: './server.ts',
  reporter: [['list'], ['./final_line.ts']],
  workers: 2,
  fullyParallel: true,
  // A test that passes at the second attempt has found something.
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  use: {
    browserName: 'chromium',
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    navigationTimeout: 30_000,
    actionTimeout: 10_000,
    trace: 'retain-on-failure',
    launchOptions: {
      // Debian's browser: the one that Playwright would fetch is not on the registries.
      executablePath: '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'javascript-on', use: { viewport: desk } },
    {
      name: 'javascript-off',
      testIgnore: [/\.scripted\.spec\.ts$/, /\.once\.spec\.ts$/],
      use: { viewport: desk, javaScriptEnabled: false },
    },
    {
      name: 'phone',
      testIgnore: /\.once\.spec\.ts$/,
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
    },
  ],
});
