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
  {
    files: ["src/**/*.js"],
    languageOptions: { globals: globals.browser },
    rules: {
      // Words from data are no keys: a table on a plain object answers to `constructor` too.
      "no-restricted-syntax": ["error", {
        selector: "LogicalExpression[operator=/^(\\?\\?|\\|\\|)$/] > MemberExpression.left[computed=true]"
          + "[object.name=/^[A-Z][A-Z_]*$/][property.type='Identifier']",
        message: "A table that may lack what it is asked for is a Map.",
      }, {
        selector: "BinaryExpression[operator='in'][left.type!='PrivateIdentifier'][left.type!='Literal']",
        message: "Ask with Object.hasOwn, or a Map: `in` finds what every object inherits.",
      }],
    },
  },
  { files: ["test/**/*.js"], rules: { "max-len": ["error", { code: 165 }] } }, // a case stands on a line
  { files: ["test/**/*.js", "*.js", "*.mjs"], languageOptions: { globals: globals.node } },
];
