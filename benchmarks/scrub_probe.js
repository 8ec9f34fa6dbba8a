/**
 * What is put into every measured page before its own scripts: a clock, and the hand that seeks.
 *
 * It owns the counting of main-thread script (`work`: callbacks of frames and timers, and the seek itself) and the
 * loop that seeks once a frame. It knows no player: scrub.py gives it one as {period, seek, shown, settled, prepare}.
 */
(function (root) {
  "use strict";

  const nextFrame = root.requestAnimationFrame.bind(root);
  const later = root.setTimeout.bind(root);
  const now = () => root.performance.now();
  let depth = 0;
  let work = 0;

  /** The same function, its time added to `work` unless it is called by one that is being timed. */
  function timed(call) {
    if (typeof call !== "function") return call;
    return function (...parts) {
      const begun = now();
      depth += 1;
      try {
        return call.apply(this, parts);
      } finally {
        depth -= 1;
        if (depth === 0) work += now() - begun;
      }
    };
  }

  for (const name of ["requestAnimationFrame", "setTimeout", "setInterval"]) {
    const original = root[name];
    root[name] = (call, ...parts) => original.call(root, timed(call), ...parts);
  }

  let player = null;
  let period = null;
  const scrub = { interactive: null, ready: null };
  const at = (part) => period[0] + part * (period[1] - period[0]);

  /** Look for the player until there is one, and note when it has painted. */
  scrub.wait = (find) => {
    scrub.ready = new Promise((done) => {
      (function look() {
        player = find();
        if (player === null) later(look, 4);
        else player.settled().then(() => { scrub.interactive = now(); done(); });
      })();
    });
  };

  /** Put the player at the start of its period, as it is to be measured. */
  scrub.prepare = async () => {
    player.prepare();
    period = player.period();
    player.seek(period[0]);
    await player.settled();
  };

  /** Seek in every frame: {steps, work} in ms, one a step. */
  scrub.run = (count) => new Promise((done, failed) => {
    const steps = [];
    const works = [];
    const seek = timed((time) => player.seek(time));
    let last = null;
    let before = 0;
    function step() {
      const moment = now();
      if (last !== null) {
        steps.push(moment - last);
        works.push(work - before);
      }
      if (steps.length === count) {
        done({ steps, work: works });
        return;
      }
      last = moment;
      before = work;
      try {
        seek(at(steps.length / Math.max(count - 1, 1)));
      } catch (fault) {
        failed(fault);
        return;
      }
      // Asked for after the seek: this runs behind what the seek asked for, so a step holds its own drawing.
      nextFrame(step);
    }
    nextFrame(step);
  });

  /** Seek and wait until it is painted, at a sample of moments: {settled, shown}, one each. */
  scrub.sample = async (count) => {
    const settled = [];
    const shown = [];
    for (let index = 0; index < count; index += 1) {
      const begun = now();
      player.seek(at((index + 0.5) / count));
      await player.settled();
      settled.push(now() - begun);
      shown.push(player.shown());
    }
    return { settled, shown };
  };

  root.scrub = scrub;
})(globalThis);
