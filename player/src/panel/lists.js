/**
 * The lists that the map offers: of a stack of marks, of a spot of a crowd, of what has no place or no date; and
 * their words.
 *
 * It shows nothing: event-list.js does. Called by parts.js.
 *
 * @import { Group } from "../map/clusters.js"
 * @import { Shown, Words } from "../types.js"
 * @import { List } from "./event-list.js"
 */
import { namingPlace } from "../map/clusters.js";
import { textIn } from "../told.js";

/** Where a stack stands; it may hold events of several places. @param {Group} group @param {Words} words */
function stackWhere(group, { language, translate }) {
  const place = textIn(namingPlace(group).name, language);
  const isOnePlace = group.members.every(({ location }) => location === group.members[0].location);
  return isOnePlace ? place : translate("player.around", { place });
}

/** @param {Group} group @returns {List} */
export function stackList(group) {
  const count = group.members.length;
  return { entries: group.members, count, at: group.place, where: (words) => stackWhere(group, words),
    title: (words) => words.translate("player.listed.where", { where: stackWhere(group, words), count }) };
}

/** @param {Shown[]} entries @param {number} count of all @returns {List} */
export function crowdList(entries, count) {
  return { entries, count, at: null, where: () => null,
    title: ({ translate }) => translate("player.listed", { count }) };
}

/** @param {Shown[]} entries @param {number} count of all @returns {List} */
export function unplacedList(entries, count) {
  return { entries, count, at: null, where: ({ translate }) => translate("player.card.unplaced"),
    title: ({ translate }) => translate("player.unplaced", { count }) };
}

/** @param {Shown[]} entries @param {number} count of all @returns {List} */
export function undatedList(entries, count) {
  return { entries, count, at: null, where: ({ translate }) => translate("player.undated"),
    title: ({ translate }) => translate("player.dateless", { count }) };
}
