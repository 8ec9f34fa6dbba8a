/**
 * Where the events of a scene are, and what those who took part are called.
 *
 * Called by whatever asks for the place or the people of an event.
 *
 * @import { Language } from "./languages.js"
 * @import { SceneData, ScenePlace } from "./scene.js"
 */
import { textIn } from "./told.js";

/**
 * The place of an id.
 *
 * @param {Pick<SceneData, "places">} scene
 * @param {string|null|undefined} id
 * @returns {ScenePlace|undefined} none where no source says
 */
export const placeOf = ({ places }, id) => places[id ?? ""];

/**
 * What somebody who took part is called in the reader's language.
 *
 * @param {string} actor as the table has it
 * @param {{scene: Pick<SceneData, "people">, language: Language}} view
 */
export const actorName = (actor, { scene: { people }, language }) => (
  Object.hasOwn(people, actor) ? textIn(people[actor].name, language) : actor);
