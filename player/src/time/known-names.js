/**
 * The names that a story knows, each with all its spellings: who looks for one spelling means every one.
 *
 * It owns the groups of spellings, read when the first is asked for: nobody waits for them who does not search. Pure;
 * Python's known_names.py is alike. Called by search.js.
 *
 * @import { SceneName } from "../scene.js"
 * @import { Scene } from "./columns.js"
 * @typedef {ReturnType<typeof createKnownNames>} KnownNames
 */

/** Each way to write a name that a scene tells. @param {SceneName|undefined} named */
export const spellingsOf = (named) => (
  named === undefined ? [] : [...Object.values(named.name), ...named.spellings ?? []]);

/** @param {Pick<Scene, "people"|"places"|"search">} scene @param {(text: string) => string} searchable */
export function createKnownNames({ people = {}, places, search }, searchable) {
  /** By each spelling, as the search compares it, all that name the same. @type {Map<string, Set<string>>|null} */
  let known = null;

  /** The groups of spellings, as they are written. */
  const groups = () => [...search?.names ?? [],
    ...[...Object.values(people), ...Object.values(places)].map(spellingsOf)];

  function read() {
    /** @type {Map<string, Set<string>>} */
    const found = new Map();
    for (const group of groups()) {
      const same = group.map(searchable).filter((text) => text !== "");
      for (const one of same) found.set(one, new Set([...found.get(one) ?? [], ...same]));
    }
    return found;
  }

  /** What a name is also written like, itself first; nothing for no name. @param {string} phrase folded */
  function alternatives(phrase) {
    known ??= read();
    const found = known.get(phrase);
    return found === undefined ? [] : [...new Set([phrase, ...found])];
  }

  return { groups, alternatives };
}
