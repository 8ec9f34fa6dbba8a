/**
 * The languages of the player's texts: how the browser names them, and the signs between what is listed.
 *
 * Called by whatever writes numbers, dates and lists, or says in which language a text is.
 *
 * @typedef {"en"|"zh"} Language
 */

/**
 * By language: the tag for `Intl`, the tag for an element's `lang`, what stands between the parts of a sentence,
 * between what is listed, and behind a label, whose colon has its own room in Chinese.
 */
export const LANGUAGES = {
  en: { locale: "en-GB", tag: "en", comma: ", ", enumeration: ", ", gap: " " },
  zh: { locale: "zh-CN", tag: "zh-Hans", comma: "，", enumeration: "、", gap: "" },
};
