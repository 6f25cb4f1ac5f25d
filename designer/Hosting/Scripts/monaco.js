// The editor of code is large and needed only when a field with code is shown: the Studio starts first, and what it asks of the
// editor before that is there waits for it.
const place = "_content/BlazorMonaco/lib/monaco-editor/min/vs/";
let arrival;

function load(file) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = place + file;
    script.async = false;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`The file ${file} could not be loaded.`));
    document.head.append(script);
  });
}

/** Loads the editor once; all who ask wait for the same. */
function arrive() {
  arrival ??= Promise.all([load("loader.js"), load("editor/editor.main.js")])
    .then(() => new Promise((resolve, reject) => window.require(["vs/editor/editor.main"], resolve, reject)))
    .catch(error => {
      arrival = undefined;
      throw error;
    });
  return arrival;
}

for (const part of Object.values(window.blazorMonaco)) {
  if (Array.isArray(part)) continue;
  for (const [name, call] of Object.entries(part)) {
    if (typeof call !== "function") continue;
    part[name] = function (...values) {
      return window.monaco ? call.apply(this, values) : arrive().then(() => call.apply(this, values));
    };
  }
}

// Fetches the editor when the Studio has drawn its first screen, so that the first click on an activity need not wait. Panels beside a
// drawing have rows too, and are there before it.
const first = ".x6-node, elsa-workflow-definition-list .mud-table-row, elsa-workflow-instance-list .mud-table-row";
const drawn = new MutationObserver(() => {
  if (!document.querySelector(first)) return;
  drawn.disconnect();
  requestIdleCallback(() => arrive().catch(() => {}), { timeout: 2000 });
});
drawn.observe(document.body, { subtree: true, childList: true });
