/**
 * Many marks as pixels: small discs stamped into one buffer, each cut like a pie among the kinds that it counts.
 *
 * It owns the buffer and the discs, not what they stand for. One copy of the buffer to the canvas a frame is all the
 * browser has to do; drawing each disc by the canvas's own means would take a hundred times as long. Called by
 * crowd-layer.js.
 */

/** Radii in pixels, from one mark to very many. */
const RADII = [2.6, 3.2, 3.8, 4.6, 5.4, 6.3, 7.2];
/** Each next size stands for so many times as many. */
const GROWTH = 4;
/** So that a rare kind is still seen: the least share of a disc. */
const LEAST_SHARE = 0.12;
const RIM_PIXELS = 1;
/** Parts into which a disc is cut. */
const SECTORS = 48;

/**
 * The pixels of a disc: where they are from its middle, in which sector, and whether they are its rim.
 *
 * @param {number} radius
 * @param {number} width pixels of a row of the buffer
 */
function discOf(radius, width) {
  const reach = Math.ceil(radius + RIM_PIXELS);
  const pixels = [];
  for (let dy = -reach; dy <= reach; dy += 1) {
    for (let dx = -reach; dx <= reach; dx += 1) {
      const distance = Math.hypot(dx, dy);
      if (distance > radius + RIM_PIXELS) continue;
      const turn = (Math.atan2(dx, -dy) / (2 * Math.PI) + 1) % 1;
      pixels.push({ offset: dy * width + dx, sector: Math.floor(turn * SECTORS), isRim: distance > radius });
    }
  }
  return { reach, offsets: Int32Array.from(pixels, (one) => one.offset),
    sectors: Int16Array.from(pixels, (one) => (one.isRim ? -1 : one.sector)) };
}

/**
 * A colour as the buffer has it: alpha, blue, green, red from high to low, as all machines of today store it.
 *
 * @param {number[]} colour red, green, blue, alpha, 0 to 255
 */
export const pixelOf = ([red, green, blue, alpha]) => ((alpha << 24) | (blue << 16) | (green << 8) | red) | 0;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{width: number, height: number, ratio: number}} size pixels of the canvas, and how many a CSS pixel has
 */
export function createSprites(context, { width, height, ratio }) {
  const image = context.createImageData(width, height);
  const pixels = new Int32Array(image.data.buffer);
  const discs = RADII.map((radius) => discOf(radius * ratio, width));
  /** The colour of each sector of the disc that is being stamped. */
  const pie = new Int32Array(SECTORS);

  /**
   * Cut the disc among the kinds that there are.
   *
   * @param {Uint32Array} counts
   * @param {number} first
   * @param {number} total
   * @param {Int32Array} colours
   */
  function cutPie(counts, first, total, colours) {
    let present = 0;
    for (let kind = 0; kind < colours.length; kind += 1) if (counts[first + kind] > 0) present += 1;
    const spare = 1 - present * LEAST_SHARE;
    let until = 0;
    let part = 0;
    for (let kind = 0; kind < colours.length; kind += 1) {
      const count = counts[first + kind];
      if (count === 0) continue;
      until += LEAST_SHARE + (spare * count) / total;
      present -= 1;
      const end = present === 0 ? SECTORS : Math.round(until * SECTORS);
      while (part < end) {
        pie[part] = colours[kind];
        part += 1;
      }
    }
  }

  /**
   * @param {number} x middle, in pixels of the canvas
   * @param {number} y
   * @param {Uint32Array} counts of which those from `first` on are the bin's, a kind each
   * @param {number} first
   * @param {number} total of the bin
   * @param {Int32Array} colours of the kinds, as `pixelOf` gives them
   * @param {number} rim the colour around the disc
   */
  function stamp(x, y, counts, first, total, colours, rim) {
    const size = Math.min(discs.length - 1, Math.ceil(Math.log(total) / Math.log(GROWTH)));
    const { reach, offsets, sectors } = discs[size];
    const [cx, cy] = [Math.round(x), Math.round(y)];
    if (cx < reach || cy < reach || cx >= width - reach || cy >= height - reach) return;
    const middle = cy * width + cx;
    cutPie(counts, first, total, colours);
    for (let i = 0; i < offsets.length; i += 1) {
      const sector = sectors[i];
      pixels[middle + offsets[i]] = sector < 0 ? rim : pie[sector];
    }
  }

  return { stamp, clear: () => pixels.fill(0), show: () => context.putImageData(image, 0, 0) };
}
