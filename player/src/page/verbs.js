/**
 * The player's verbs: what a page, a slide or a test may call, and the same by message.
 *
 * It owns the one story and the one player that shows it. What the verbs do is story.js's and mount.js's. Called by
 * player.js, which puts them where pages find them.
 *
 * @import { MountOptions, Player } from "./mount.js"
 */
import { describe } from "../time/settings.js";
import { createMessages } from "./messages.js";
import { mountPlayer } from "./mount.js";
import { createReceiver } from "./payload.js";
import { createStory } from "./story.js";

/** Milliseconds to wait for a frame before drawing without one. */
const FRAME_PATIENCE = 500;
/** More ids than this are given as a count. */
const MOST_IDS = 2000;

const story = createStory();
/** The player of the map that shows the story. @type {Player|null} */
let player = null;

/**
 * Make the player in a Leaflet map. In the same map it is made once; another map takes it over as it stands.
 *
 * @param {L.Map} map
 * @param {MountOptions} [options]
 */
function mount(map, options = {}) {
  if (player?.map === map) return;
  unmount();
  player = mountPlayer(map, options, story, onMessage);
  map.on("unload", unmount);
}

function unmount() {
  if (player === null) return;
  const { map, unmount: end } = player;
  player = null;
  end();
  map.off("unload", unmount);
}

/** @param {"next"|"previous"} direction */
const step = (direction) => (player?.presentation ?? story).step(direction);

/** Begin or end the presentation; in the end what was open and in view comes back. @param {unknown} isOn */
function present(isOn) {
  if (typeof isOn !== "boolean") throw new RangeError(`present() wants true or false, got ${describe(isOn)}`);
  player?.presentation.set(isOn);
}

/** What only a player that stands in a map can do. */
const showing = {
  /** @param {unknown} [what] */
  fit: (what = null) => player?.showing.fit(what),
  /** @param {unknown} where */
  view: (where) => player?.showing.view(where),
  /** @param {unknown} isOn */
  controls: (isOn) => player?.showing.controls(isOn),
};

/** @returns {string} the shortest link to what is seen, without the sign that begins it */
const link = () => player?.link() ?? "";

/** @returns {string[]|number} ids of what there is at this time, or their number if they are very many */
function visible() {
  if (story.engine === null) return [];
  const view = story.viewing(story.time);
  const count = story.engine.visibleCount(view);
  return count > MOST_IDS ? count : story.engine.visible(view).map(({ event }) => event.id);
}

/** @returns {Promise<void>} kept when what was asked for is painted; the player's own flights end at once */
function settled() {
  return new Promise((resolve) => {
    const late = setTimeout(() => {
      player?.frame.renderNow();
      player?.endFlight();
      resolve();
    }, FRAME_PATIENCE);
    player?.frame.rest();
    player?.frame.request();
    requestAnimationFrame(() => {
      player?.endFlight();
      requestAnimationFrame(() => {
        clearTimeout(late);
        resolve();
      });
    });
  });
}

const verbs = { seek: story.seek, play: story.play, pause: story.pause, set: story.set, select: story.select,
  next: () => step("next"), previous: () => step("previous"), present, ...showing };
const onMessage = createMessages(verbs, { time: () => story.time, playing: () => story.isPlaying,
  link, selected: () => story.selected, presenting: () => player?.presentation.isOn ?? false, visible, settled });

/**
 * The page's one global: the verbs that a page, a slide and a test call. Beside them stand those by which a page sets
 * the player up, as the app's map and an exported page do: `mount` makes it in a map, `unmount` takes it away and keeps
 * its story, `receive` takes a payload.
 */
export const geoEvents = Object.freeze({
  ...verbs, link, visible, settled, mount, unmount, receive: createReceiver(story.set),
  get time() { return story.time; },
  get playing() { return story.isPlaying; },
  get selected() { return story.selected; },
  get presenting() { return player?.presentation.isOn ?? false; },
});
