// The engine within the page.

/** @param {string} text */
const bytesOf = (text) => Uint8Array.from(atob(text), (each) => each.charCodeAt(0));

/**
 * @typedef {{memory: WebAssembly.Memory, _initialize: () => void, room: (size: number) => number,
 *   leave: (at: number) => void, answer: () => number, answer_size: () => number,
 *   give: (path: number, pathSize: number, text: number, size: number) => void,
 *   tell: (text: number, size: number, file: number, fileSize: number, whatIf: number, step: number, moment: number) => void,
 *   moments: (moment: number) => void, possible: (moment: number) => void}} EngineExports
 */

/** A story with its rulebook's rows. @param {ToldStory | Unreadable} story @param {number | null} book @returns {Story | Unreadable} */
function withBook(story, book) {
  const rows = book === null ? undefined : page.books[book];
  return "moments" in story && rows ? { ...rows, ...story } : /** @type {Unreadable} */ (story);
}

/** Rules, simulation and words, as the program has them. */
class Engine {
  /** @param {EngineExports} exports */
  constructor(exports) {
    this.exports = exports;
    /** Whose story was told last. @type {Scenario | null} */
    this.told = null;
  }

  /** @param {ArrayBuffer} bytes */
  static async start(bytes) {
    const refused = () => 8; // it has no files
    const { instance } = await WebAssembly.instantiate(bytes, {
      wasi_snapshot_preview1: { fd_close: refused, fd_seek: refused, fd_write: refused },
    });
    const exports = /** @type {EngineExports} */ (/** @type {unknown} */ (instance.exports));
    exports._initialize();
    return new Engine(exports);
  }

  /** The answer to a call with texts and numbers. @param {string[]} texts @param {(...words: any[]) => void} call @param {number[]} numbers */
  ask(texts, call, ...numbers) {
    const places = texts.flatMap((text) => {
      const bytes = new TextEncoder().encode(text);
      const at = this.exports.room(bytes.length);
      new Uint8Array(this.exports.memory.buffer, at, bytes.length).set(bytes);
      return [at, bytes.length];
    });
    call(...places, ...numbers);
    for (let i = 0; i < places.length; i += 2) this.exports.leave(/** @type {number} */ (places[i]));
    return new TextDecoder().decode(new Uint8Array(this.exports.memory.buffer, this.exports.answer(), this.exports.answer_size()));
  }

  /** @param {string} path @param {string} text */
  give(path, text) { this.ask([path, text], this.exports.give); }

  /**
   * Tells the story of a scenario, around a step of it or a moment.
   * @param {Scenario} scenario @param {number} index of the page's story that it is made of
   * @param {{step?: number, moment?: number, whatIf?: boolean}} how
   * @returns {Story | Unreadable}
   */
  tell(scenario, index, { step = -1, moment = chosen, whatIf = false } = {}) {
    this.told = scenario;
    const answer = this.ask([JSON.stringify(scenario), page.stories[index]?.file ?? ""], this.exports.tell, whatIf ? 1 : 0, step, Math.max(0, moment));
    return withBook(JSON.parse(answer), page.book_of[index] ?? null);
  }

  /** The story that was told last, around another moment. @param {number} moment @param {number} index */
  moments(moment, index) {
    return withBook(JSON.parse(this.ask([], this.exports.moments, moment)), page.book_of[index] ?? null);
  }

  /** What people can do after a moment of this scenario's story. @param {Scenario} scenario @param {number} moment @returns {number[]} */
  possible(scenario, moment) {
    if (this.told !== scenario) this.tell(scenario, shown);
    return JSON.parse(this.ask([], this.exports.possible, moment));
  }
}

/** @type {Engine | null} */
let engine = null;
