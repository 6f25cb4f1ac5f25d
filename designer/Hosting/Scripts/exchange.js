// Shows another screen in this document. The Studio's runtime takes seconds to start, so it goes on, and only the element is exchanged.
import { stampOf } from "./calls.js";
import { renewToken, told } from "./head.js";
import { begin, isUnsaved } from "./leaving.js";
import { listen } from "./navigation.js";
import { clear } from "./notice.js";
import { current, place } from "./screen.js";
import { ask } from "./view.js";

const patience = 15_000;
const opening = 5_000;
// Of every screen that it has shown the Studio keeps a few megabytes.
const most = 40;

let last = Promise.resolve();
let exchanged = 0;

/**
 * Shows the screen of another of our documents in this one.
 * @param source The document's address.
 * @param arrive Called when nothing speaks against it any more, before the old screen goes; false when it is no longer wanted.
 * @returns False when the document has to be loaded instead: then nothing has been changed.
 */
export function show(source, arrive) {
  return last = last.then(() => exchange(source, arrive));
}

async function exchange(source, arrive) {
  const [found, old] = [await read(source), current()];
  if (!found || isBroken() || isUnsaved() || !old?._addRootComponentPromise || exchanged === most) return false;

  try {
    if (!arrive()) return true;
    exchanged++;
    // As long as the old one lives, the new one's menus have no place. The framework itself would wait a second before it lets go.
    await soon(old._addRootComponentPromise.then(root => root.dispose()));
    begin();
    clear();
    ask(source);
    document.title = found.title;
    renewToken(found);
    window.Blazor.navigateTo(source, { replaceHistoryEntry: true });
    old.replaceWith(copy(current(found)));
    await soon(drawn());
    watch();
  } catch (error) {
    startAnew(error);
  }

  return true;
}

/** The document of a screen; null when this one could not stand for it. */
async function read(source) {
  try {
    const answer = await fetch(source);
    const found = answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
    return found && current(found) && isLike(found) ? found : null;
  } catch {
    return null;
  }
}

/** The same program in the same language; and the Studio knows the activities that there are now, which it learns only when it starts and saves. */
function isLike(found) {
  const learned = stampOf("/elsa/api/descriptors/activities");
  return found.documentElement.lang === document.documentElement.lang
    && told("program", found) === told("program")
    && (learned === undefined || learned === told("activities", found));
}

/** The element comes to life when it is made, and asks for its place in the document soon after. */
function copy(found) {
  const screen = document.createElement(found.localName);
  for (const { name, value } of found.attributes) screen.setAttribute(name, value);
  screen.append(...found.childNodes);
  place(screen);
  listen(screen);
  return screen;
}

/** The screen's first words are those of the document, until the Studio has its own. */
function drawn() {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (isBroken()) reject(new Error("The Studio broke down."));
      else if (current().querySelector(":scope > .studio-loading")) return;
      else resolve();
      changes.disconnect();
    };
    const changes = new MutationObserver(look);
    changes.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["style"] });
    look();
  });
}

/** Whether the Studio says that it does nothing any more. */
function isBroken() {
  return document.getElementById("blazor-error-ui").checkVisibility();
}

/** What breaks down while the new screen reads what it shows might not have, had it been loaded. */
function watch() {
  const bar = new MutationObserver(() => { if (isBroken()) startAnew(); });
  bar.observe(document.getElementById("blazor-error-ui"), { attributes: true });
  setTimeout(() => bar.disconnect(), opening);
}

function startAnew(error) {
  if (error) console.warn(error);
  window.top.location.reload();
}

function soon(promise) {
  return Promise.race([promise, new Promise((_, reject) => setTimeout(() => reject(new Error("The Studio did not answer in time.")), patience))]);
}
