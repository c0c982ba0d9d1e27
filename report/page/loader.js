// @ts-check
// Puts in the page's style and script, which are packed; the page's policy knows them by their hashes.
"use strict";

/** What a block of the page holds, unpacked. @param {string} id */
async function unpacked(id) {
  const packed = Uint8Array.from(atob(document.getElementById(id)?.textContent ?? ""), (each) => each.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

(async () => {
  for (const name of ["style", "script"]) {
    const made = document.createElement(name);
    made.textContent = new TextDecoder().decode(await unpacked(name));
    document.head.append(made);
  }
})();
