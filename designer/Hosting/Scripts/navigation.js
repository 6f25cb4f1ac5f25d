// The Studio's own addresses are pages of the shell around it: whatever leads there leads the whole window there.
import { go } from "./leaving.js";

const page = /(?:^|\/)workflows\/(?:definitions(?:\/[^/?#]+\/edit)?|instances(?:\/[^/?#]+\/view)?)\/?$/;

/** The shell's page that an address means, or null. */
export function pageOf(address) {
  const found = page.exec(new URL(String(address), document.baseURI).pathname);
  return found ? "/" + found[0].replace(/^\/|\/$/g, "") : null;
}

const edit = id => go(`/workflows/definitions/${encodeURIComponent(id)}/edit`);
const view = id => go(`/workflows/instances/${encodeURIComponent(id)}/view`);

/** Hears what is chosen on a screen. A property that is set before the element is defined would hide the one that it will have. */
export function listen(screen) {
  if (screen.localName === "elsa-workflow-definition-list" || screen.localName === "elsa-workflow-instance-viewer") screen.editWorkflowDefinition = edit;
  if (screen.localName === "elsa-workflow-instance-list") screen.viewWorkflowInstance = view;
}

const push = history.pushState;
history.pushState = function (state, title, address) {
  const meant = address == null ? null : pageOf(address);
  if (meant) go(meant);
  else push.apply(this, arguments);
};

function onClick(event) {
  const link = event.composedPath().find(node => node instanceof HTMLAnchorElement);
  const address = link?.getAttribute("href");
  if (!address || event.button > 1) return;
  const meant = pageOf(address);
  // "#" would lead to the base address instead of nowhere.
  if (address.startsWith("#")) event.preventDefault();
  if (!meant) return;
  event.preventDefault();
  event.stopPropagation();
  if (event.button === 1 || event.ctrlKey || event.metaKey || event.shiftKey) window.open(meant, "_blank", "noopener");
  else go(meant);
}

document.addEventListener("click", onClick, true);
document.addEventListener("auxclick", onClick, true);
