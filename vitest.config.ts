import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

const here = (path: string) => resolve(import.meta.dirname, path);

export default defineConfig({
  test: { include: ["test/**/*.test.ts"], testTimeout: 30_000 },
  // Generated modules and handlers import the package by its name.
  resolve: {
    alias: [
      { find: /^heaviside\/runtime$/, replacement: here("runtime/index.ts") },
      { find: /^heaviside\/runtime\/v1$/, replacement: here("runtime/v1.ts") },
      {
        find: /^heaviside\/runtime\/intrinsics$/,
        replacement: here("runtime/intrinsics/index.ts"),
      },
      {
        find: /^heaviside\/runtime\/services$/,
        replacement: here("runtime/aws/services/carried.ts"),
      },
      { find: /^heaviside\/runtime\/jsonata$/, replacement: here("runtime/jsonata/index.ts") },
      { find: /^heaviside\/aws$/, replacement: here("runtime/aws/index.ts") },
      {
        find: /^heaviside\/aws\/history$/,
        replacement: here("runtime/aws/history/index.ts"),
      },
      { find: /^heaviside\/local$/, replacement: here("local/index.ts") },
      { find: /^heaviside$/, replacement: here("compiler/index.ts") },
    ],
  },
});
