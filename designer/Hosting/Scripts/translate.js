// Puts the Studio's English words into the reader's language, before they are painted. Values that people typed stay as they are.
import dictionary from "./dictionary.js";

const attributes = ["placeholder", "title", "aria-label", "data-label"];
const untouched = ".monaco-editor, .monaco-aria-container, textarea, script, style, .activity-label, .activity-description, [data-studio-own]";

const exact = new Map();
const patterns = [];
for (const [english, words] of Object.entries(dictionary)) {
  if (/\{\d\}/.test(english)) patterns.push(pattern(english, words));
  else exact.set(english, words);
}

/** "Page {0} of {1}" as an expression that finds the two. */
function pattern(english, words) {
  const order = [];
  const source = english.split(/(\{\d\})/).map(part => {
    if (!/^\{\d\}$/.test(part)) return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
    order.push(part);
    return "(.+?)";
  }).join("");
  return { expression: new RegExp(`^${source}$`, "s"), order, words };
}

const known = new Map();

/** The words for a text, or null when it is none of the Studio's. */
export function translate(text) {
  const trimmed = text.replace(/\s+/g, " ").trim();
  if (!/[A-Za-z]/.test(trimmed) || trimmed.length > 600) return null;
  if (!known.has(trimmed)) {
    if (known.size > 5000) known.clear();
    known.set(trimmed, exact.get(trimmed) ?? fromPattern(trimmed));
  }
  const words = known.get(trimmed);
  return words === null ? null : text.match(/^\s*/)[0] + words + text.match(/\s*$/)[0];
}

function fromPattern(text) {
  for (const { expression, order, words } of patterns) {
    const found = expression.exec(text);
    if (found) return order.reduce((said, place, i) => said.replaceAll(place, () => exact.get(found[i + 1]) ?? found[i + 1]), words);
  }
  return null;
}

function sayText(node) {
  if (node.parentElement?.closest(untouched)) return;
  const words = translate(node.data);
  if (words !== null && words !== node.data) node.data = words;
}

function sayAttributes(element) {
  for (const name of attributes) {
    const text = element.getAttribute(name);
    const words = text && !element.closest(".monaco-editor") ? translate(text) : null;
    if (words !== null && words !== text) element.setAttribute(name, words);
  }
}

function sayAll(root) {
  if (root.nodeType === Node.TEXT_NODE) return sayText(root);
  if (root.nodeType !== Node.ELEMENT_NODE || root.closest(".monaco-editor")) return;
  sayAttributes(root);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  while (walker.nextNode()) {
    if (walker.currentNode.nodeType === Node.TEXT_NODE) sayText(walker.currentNode);
    else sayAttributes(walker.currentNode);
  }
}

// The name that is proposed for a new process: said once, and told to the Studio as if it had been typed.
const proposed = new WeakSet();
function sayProposal(field) {
  if (proposed.has(field)) return;
  proposed.add(field);
  const words = /^Workflow (\d+)$/.exec(field.value);
  if (!words) return;
  field.value = `${exact.get("Workflow")} ${words[1]}`;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

// What a list of choices shows as chosen is the value of a field that nobody types in; that it changes is no change of the document.
let isAsked = false;
function sayChosen() {
  isAsked = false;
  for (const field of document.querySelectorAll(".mud-select input[readonly]")) {
    const words = translate(field.value);
    if (words !== null && words !== field.value) field.value = words;
  }
  document.querySelectorAll(".mud-dialog input:not([readonly])").forEach(sayProposal);
}

new MutationObserver(changes => {
  if (!isAsked) {
    isAsked = true;
    requestAnimationFrame(sayChosen);
  }

  for (const change of changes) {
    if (change.type === "characterData") sayText(change.target);
    else if (change.type === "attributes") sayAttributes(change.target);
    else change.addedNodes.forEach(sayAll);
  }
}).observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: attributes });
sayAll(document.body);
