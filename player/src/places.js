/**
 * Where the events of a scene are.
 *
 * Called by whatever asks for the place of an event.
 *
 * @import { SceneData, ScenePlace } from "./scene.js"
 */

/**
 * The place of an id.
 *
 * @param {Pick<SceneData, "places">} scene
 * @param {string|null|undefined} id
 * @returns {ScenePlace|undefined} none where no source says
 */
export const placeOf = ({ places }, id) => places[id ?? ""];
