/**
 * The verbs by message, {geoEvents: verb, value}, so that the page around can drive the player.
 *
 * It owns who is answered, and which message is a question. What the verbs do is handed in. Called by verbs.js.
 */
import { describe } from "../time/settings.js";
import { messageOf } from "./fault.js";

/**
 * Make what hears messages of the form {geoEvents: verb, value}.
 *
 * @param {Record<string, (value: unknown) => void>} verbs
 * @param {Record<string, () => unknown>} questions without a parameter: they answer with what they found
 * @returns {(event: MessageEvent) => Promise<void>}
 */
export function createMessages(verbs, questions) {
  const known = [...Object.keys(verbs), ...Object.keys(questions)].join(", ");
  /** A page of its own is its own parent: its answers are no questions, or it would talk to itself forever. */
  const isAnswer = (/** @type {MessageEvent} */ { data, source }) => data.geoEvents === "error"
    || (source === window && Object.hasOwn(questions, data.geoEvents) && Object.hasOwn(data, "value"));

  return async (event) => {
    const { data, source } = event;
    if (source !== window.parent) return; // somebody else who got hold of this window
    if (typeof data !== "object" || data === null || !Object.hasOwn(data, "geoEvents") || isAnswer(event)) return;
    const { geoEvents: verb, value } = data;
    const isQuestion = Object.hasOwn(questions, verb);
    /** @type {(name: string, text: unknown) => void} */
    const answer = (name, text) => source?.postMessage({ geoEvents: name, value: text }, { targetOrigin: "*" });
    try {
      if (isQuestion) answer(verb, (await questions[verb]()) ?? null);
      else if (Object.hasOwn(verbs, verb)) verbs[verb](value);
      else throw new RangeError(`geoEvents wants one of ${known}; got ${describe(verb)}`);
    } catch (fault) {
      answer("error", messageOf(fault));
    }
  };
}
