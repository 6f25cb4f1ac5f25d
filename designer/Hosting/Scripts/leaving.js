// Nothing is lost by leaving at once. The Studio takes a text in when its field is left, and saves half a second after the last change: whoever
// follows a link waits so long and hardly notices, and whoever closes the window or reloads is asked by the browser.
import { saves } from "./calls.js";
import { isDrawing } from "./screen.js";

// The Studio's clock stands still while it computes, and so do these ticks.
const tick = 100;
const ticksOfChange = 15;
const ticksOfDebounce = 4;
const patience = 100;

let due = 0;
let typed = null;

setInterval(() => { if (due > 0) due--; }, tick);
// What came less than the debounce before a save is not in it.
saves.begun = () => { if (due <= ticksOfChange - ticksOfDebounce) due = 0; };

hear("input", event => { if (isText(event.target)) typed = event.target; else due = ticksOfChange; });
hear("change", change);
hear("focusout", event => { if (event.target === typed) change(); });
hear("keydown", event => { if (event.target.closest?.(".monaco-editor") || (!isText(event.target) && isStroke(event))) due = ticksOfChange; });
hear("pointerup", event => { if (event.target.closest?.(".x6-graph, [role=option], .mud-menu-item, .mud-button-root, .mud-checkbox")) due = ticksOfChange; });
hear("drop", change);
window.addEventListener("beforeunload", event => { if (!saves.isOver && isUnsaved()) event.preventDefault(); });

// The page around may outlive this document, and must not wait for what a document that is gone would have saved.
const gone = new AbortController();
window.addEventListener("pagehide", event => { if (!event.persisted) gone.abort(); });
window.top.document.addEventListener("click", onLink, { capture: true, signal: gone.signal });
window.top.document.addEventListener("submit", onSubmit, { capture: true, signal: gone.signal });

/** Leads the whole window to an address when everything is saved. The page around may show another of the Studio's screens without loading it. */
export async function go(address) {
  await finish();
  const isLeftToUs = window.frameElement?.dispatchEvent(new CustomEvent("studio:go", { detail: address, cancelable: true })) ?? true;
  if (isLeftToUs) window.top.location.assign(address);
}

/** Comes back when everything is saved, or when it would take too long. */
export async function finish() {
  const field = document.activeElement;
  if (field && field !== document.body) field.blur();
  for (let waited = 0; isBusy() && waited < patience; waited++) await new Promise(go => setTimeout(go, tick));
}

export function isBusy() {
  return typed !== null || due > 0 || saves.underWay > 0;
}

/** Whether something would be lost with the screen: it is not saved yet, or it was refused. */
export function isUnsaved() {
  return isDrawing() && (isBusy() || saves.isRefused);
}

/** Another screen is shown; what was typed into the last one is no more. */
export function begin() {
  due = 0;
  typed = null;
  saves.isRefused = false;
}

function hear(kind, listener) {
  document.addEventListener(kind, event => { if (event.isTrusted && isDrawing()) listener(event); }, true);
}

function change() {
  typed = null;
  due = ticksOfChange;
}

/** A field whose text is taken in when it is left; what is searched for is no part of the process. */
function isText(element) {
  return element.matches?.("input:not([type=checkbox], [type=radio], [placeholder]), textarea") && !element.closest(".monaco-editor");
}

function isStroke(event) {
  return !["Control", "Shift", "Alt", "Meta", "Escape", "Tab"].includes(event.key);
}

function onLink(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (link.target && link.target !== "_self" || link.getAttribute("href").startsWith("#") || !isBusy()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  void go(link.href);
}

async function onSubmit(event) {
  if (event.defaultPrevented || !isBusy()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  await finish();
  event.target.requestSubmit(event.submitter);
}
