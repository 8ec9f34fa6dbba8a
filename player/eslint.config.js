import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["node_modules/"] },
  js.configs.recommended,
  {
    rules: {
      "complexity": ["error", 12],
      "eqeqeq": "error",
      "max-len": ["error", { code: 120 }],
      "max-lines": ["error", 300],
      "no-console": "error",
      "no-shadow": ["error", { hoist: "never" }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
    },
  },
  { files: ["src/**/*.js"], languageOptions: { globals: globals.browser } },
  { files: ["test/**/*.js"], rules: { "max-len": ["error", { code: 165 }] } }, // a case stands on a line
  { files: ["test/**/*.js", "*.js", "*.mjs"], languageOptions: { globals: globals.node } },
];
