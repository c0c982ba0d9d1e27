// The engine within the page.

/** @param {string} text */
const bytesOf = (text) => Uint8Array.from(atob(text), (each) => each.charCodeAt(0));

/**
 * @typedef {{memory: WebAssembly.Memory, _initialize: () => void, room: (size: number) => number,
 *   leave: (at: number) => void, answer: () => number, answer_size: () => number,
 *   give: (path: number, pathSize: number, text: number, size: number) => void,
 *   tell: (text: number, size: number, file: number, fileSize: number, whatIf: number) => void,
 *   possible: (text: number, size: number, at: number, atSize: number) => void}} EngineExports
 */

/** A story with its rulebook's rows. @param {ToldStory | Unreadable} story @param {number | null} book @returns {Story | Unreadable} */
function withBook(story, book) {
  const rows = book === null ? undefined : page.books[book];
  return "moments" in story && rows ? { ...rows, ...story } : /** @type {Unreadable} */ (story);
}

/** Rules, simulation and words, as the program has them. */
class Engine {
  /** @param {EngineExports} exports */
  constructor(exports) { this.exports = exports; }

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

  /** @param {string[]} texts @param {(...places: number[]) => void} call */
  ask(texts, call) {
    /** @type {number[]} */
    const places = [];
    for (const text of texts) {
      const bytes = new TextEncoder().encode(text);
      const at = this.exports.room(bytes.length);
      new Uint8Array(this.exports.memory.buffer, at, bytes.length).set(bytes);
      places.push(at, bytes.length);
    }
    call(...places);
    for (let i = 0; i < places.length; i += 2) this.exports.leave(/** @type {number} */ (places[i]));
    return new TextDecoder().decode(new Uint8Array(this.exports.memory.buffer, this.exports.answer(), this.exports.answer_size()));
  }

  /** @param {string} path @param {string} text */
  give(path, text) {
    this.ask([path, text], (a, b, c, d) => this.exports.give(/** @type {number} */ (a), /** @type {number} */ (b), /** @type {number} */ (c), /** @type {number} */ (d)));
  }

  /** @param {Scenario} scenario @param {string} file @param {number} index of the page's story that it is made of @param {boolean} whatIf @returns {Story | Unreadable} */
  tell(scenario, file, index, whatIf = false) {
    const told = JSON.parse(this.ask([JSON.stringify(scenario), file], (a, b, c, d) => this.exports.tell(/** @type {number} */ (a), /** @type {number} */ (b), /** @type {number} */ (c), /** @type {number} */ (d), whatIf ? 1 : 0)));
    return withBook(told, page.book_of[index] ?? null);
  }

  /** @param {Scenario} scenario @param {string} at @returns {[number, number[]][]} */
  possible(scenario, at) {
    return JSON.parse(this.ask([JSON.stringify(scenario), at], (a, b, c, d) => this.exports.possible(/** @type {number} */ (a), /** @type {number} */ (b), /** @type {number} */ (c), /** @type {number} */ (d))));
  }
}

/** @type {Engine | null} */
let engine = null;
