// The Studio draws a blue cube for every activity that it does not know: ours get their own icon and their category's colour.
import { hear } from "./calls.js";
import looks from "./looks-data.js";

const types = new Map();
const rules = Object.entries(looks.activities).map(([type, { category, icon }]) => {
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#000" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="${icon}"/></svg>`;
  return `[data-activity="${CSS.escape(type)}"] { --look: ${looks.colours[category]}; --icon: url("data:image/svg+xml,${encodeURIComponent(picture)}"); }`;
});
const sheet = new CSSStyleSheet();
sheet.replaceSync(rules.join("\n"));
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

// The toolbox shows names only; the descriptors tell whose they are.
hear("/descriptors/activities", ({ items }) => {
  for (const { typeName, displayName } of items) types.set(displayName, typeName);
  lookAt(document.body);
});

function typeOf(element) {
  if (element.localName === "elsa-activity-wrapper") {
    try {
      return JSON.parse(element.getAttribute("activity-json") ?? "{}").type;
    } catch {
      return undefined;
    }
  }
  return types.get(element.textContent.trim());
}

function lookAt(root) {
  const found = [...root.querySelectorAll("elsa-activity-wrapper, [draggable=true].cursor-grab")];
  const around = root.closest("elsa-activity-wrapper, [draggable=true].cursor-grab");
  if (around) found.push(around);
  for (const element of found) {
    const type = typeOf(element);
    if (type in looks.activities) element.dataset.activity = type;
    else delete element.dataset.activity;
  }
}

new MutationObserver(changes => {
  for (const change of changes) {
    if (change.type === "attributes") lookAt(change.target);
    else for (const node of change.addedNodes) if (node instanceof Element) lookAt(node);
  }
}).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["activity-json"] });
