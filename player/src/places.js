/**
 * Where the events of a scene are, and what those who took part are called.
 *
 * Called by whatever asks for the place or the people of an event.
 *
 * @import { Language } from "./languages.js"
 * @import { SceneData, SceneEvent, ScenePlace } from "./scene.js"
 */

/**
 * The place of an id.
 *
 * @param {Pick<SceneData, "places">} scene
 * @param {string|null|undefined} id
 * @returns {ScenePlace|undefined} none where no source says
 */
export const placeOf = ({ places }, id) => places[id ?? ""];

/**
 * What those who took part in an event are called in the reader's language.
 *
 * @param {SceneEvent} event
 * @param {{scene: Pick<SceneData, "people">, language: Language}} view
 */
export const actorNames = ({ actors }, { scene: { people }, language }) => actors.map(
  (actor) => (Object.hasOwn(people, actor) ? people[actor].name[language] : actor));
