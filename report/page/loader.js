// @ts-check
// Runs the page's script, which is packed; the page's policy knows both by their hashes.
"use strict";

/** What a block of the page holds, unpacked. @param {string} id */
async function unpacked(id) {
  const packed = Uint8Array.from(atob(document.getElementById(id)?.textContent ?? ""), (each) => each.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

void unpacked("script").then((bytes) => {
  const script = document.createElement("script");
  script.textContent = new TextDecoder().decode(bytes);
  document.head.append(script);
});
