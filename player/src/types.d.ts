/** The shapes that several folders share: how the reader looks at the story, and what there is to draw. */
import type { Language } from "./languages.js";
import type { SceneClaim, SceneData, SceneEvent, Status } from "./scene.js";
import type { AxisKind } from "./time/axis.js";
import type { Clock, State } from "./time/clocks.js";
import type { Engine } from "./time/engine.js";
import type { Translate } from "./translator.js";

export type { Engine };

/** What the map keeps of the past. */
export type Mode = "trail" | "upto" | "window";

/** What the reader and the page may choose. */
export interface Settings {
  language: Language;
  clock: Clock;
  /** Null is the reader's own system's. */
  theme: "light" | "dark" | null;
  axis: AxisKind;
  mode: Mode;
  /** Share of the axis over which an event gets old. */
  trail: number;
  /** Days. */
  window: number;
  /** Whether the end leads to the beginning. */
  loop: boolean;
  /** Ids; null for all. */
  layers: string[]|null;
  statuses: Status[];
  /** A year, month or day; null for the beginning. */
  from: string|null;
  /** A year, month or day, which belongs to it; null for the end. */
  to: string|null;
  /** Words that are looked for. */
  query: string;
  /** Factor. */
  speed: number;
  /** What is compared with what the playhead shows, as comparison.js reads it; null for nothing. */
  compare: string|null;
}

/** The reader's language, as a text that is to be written asks for it. */
export interface Words {
  language: Language;
  translate: Translate;
}

/** What every part that draws is told with a frame. */
export interface Context extends Settings, Words {
  /** UTC milliseconds of the playhead. */
  t: number;
  scene: SceneData;
  engine: Engine;
}

/** An event that is on the map at a moment. */
export interface Shown {
  event: SceneEvent;
  /** Position among the scene's events. */
  index: number;
  state: State;
  /** 1 now, 0 at the trail's end. */
  fresh: number;
  /** Whether the other side of a comparison has it not. */
  isOnly?: boolean;
}

/** What is news at a moment. */
export interface News {
  event: SceneEvent;
  /** As reported the claim that came in; with hindsight null. */
  claim: SceneClaim | null;
}

/** Pixels of the map that panels cover. */
export type Padding = [topLeft: [left: number, top: number], bottomRight: [right: number, bottom: number]];
