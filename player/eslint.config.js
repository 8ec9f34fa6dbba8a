import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["node_modules/"] },
  js.configs.recommended,
  {
    rules: {
      "complexity": ["error", 18],
      "eqeqeq": "error",
      "max-len": ["error", { code: 170 }],
      "max-lines": ["error", 455],
      "no-console": "error",
      "no-shadow": ["error", { hoist: "never" }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
    },
  },
  { files: ["src/**/*.js"], languageOptions: { globals: globals.browser } },
  { files: ["test/**/*.js", "*.js", "*.mjs"], languageOptions: { globals: globals.node } },
];
