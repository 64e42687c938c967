import { defineConfig } from "vitest/config";

const exclude = ["**/node_modules/**", "data/**"];
const stores = ["**/*.store.test.ts"];

/** Pure tests run once; tests that need a store run on the embedded one and on a PostgreSQL server. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: "pure", include: ["**/*.test.ts"], exclude: [...exclude, ...stores] } },
      {
        test: {
          name: "embedded",
          include: stores,
          exclude,
          env: { TEST_STORE: "embedded" },
          globalSetup: "server/test/prepare-embedded.ts",
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "server",
          include: stores,
          exclude,
          env: { TEST_STORE: "server" },
          globalSetup: "server/test/prepare-server.ts",
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
