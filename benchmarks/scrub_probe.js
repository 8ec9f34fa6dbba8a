/**
 * What is put into every measured page before its own scripts: the same clock and the same hands for all players.
 *
 * It owns the counting of main-thread script (`work`: callbacks of frames and timers, and the seek itself) and the
 * loop that seeks once a frame. It knows no player: scrub_page.py gives it one as {period, seek, shown, settled}.
 */
(function (root) {
  "use strict";

  const nextFrame = root.requestAnimationFrame.bind(root);
  const later = root.setTimeout.bind(root);
  const now = () => root.performance.now();
  const twoFrames = () => new Promise((done) => nextFrame(() => nextFrame(done)));
  /** Steps after which a player may be found too slow. */
  const FAIR_TRY = 5;
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
  root.console.log = () => {}; // folium's own pages print at every step

  const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

  const scrub = { player: null, interactive: null, result: null };

  /** Look for the player until there is one, and note when it has painted. */
  scrub.wait = (find) => {
    let player = null;
    try {
      player = find();
    } catch { /* the page is still being made */ }
    if (player === null) {
      later(() => scrub.wait(find), 4);
      return;
    }
    scrub.player = { settled: twoFrames, prepare: () => null, ...player };
    scrub.player.settled().then(() => { scrub.interactive = now(); });
  };

  /** Put the player at the start of its period, as it is to be measured. Its note, or null, is the result. */
  scrub.prepare = async () => {
    const note = scrub.player.prepare();
    scrub.period = scrub.player.period();
    scrub.player.seek(scrub.period[0]);
    await scrub.player.settled();
    return note;
  };

  const at = (part) => scrub.period[0] + part * (scrub.period[1] - scrub.period[0]);

  /** Seek in every frame: {steps, work} in ms, one a step; `stopped` if the median is above the limit. */
  scrub.run = ({ count, limit }) => new Promise((done, failed) => {
    const steps = [];
    const works = [];
    const seek = timed((time) => scrub.player.seek(time));
    let last = null;
    let before = 0;
    function step() {
      const moment = now();
      if (last !== null) {
        steps.push(moment - last);
        works.push(work - before);
      }
      const isStopped = steps.length >= FAIR_TRY && median(steps) > limit;
      if (steps.length === count || isStopped) {
        done({ steps, work: works, stopped: isStopped });
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
  scrub.sample = async ({ count }) => {
    const settled = [];
    const shown = [];
    for (let index = 0; index < count; index += 1) {
      const begun = now();
      scrub.player.seek(at((index + 0.5) / count));
      await scrub.player.settled();
      settled.push(now() - begun);
      shown.push(scrub.player.shown());
    }
    return { settled, shown };
  };

  /** Begin one of the above and keep its outcome in `result`: who waits for it need not hold a call open. */
  scrub.begin = (name, options) => {
    scrub.result = null;
    later(() => {
      Promise.resolve().then(() => scrub[name](options)).then(
        (value) => { scrub.result = { value }; },
        (fault) => { scrub.result = { fault: String(fault) }; },
      );
    }, 50);
  };

  root.scrub = scrub;
})(globalThis);
