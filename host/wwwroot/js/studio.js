// Leads from one page of the Studio to another without loading it: the Studio's runtime takes seconds to start, and goes on in the frame.
// Our page is asked for as ever, and put around the frame. Whatever is not as expected is loaded like any other page.
const frame = document.querySelector(".studio-frame");
let shown = here();
let turn = 0;

/** What the document in the frame can do for us; nothing yet while it starts. */
function studio() {
  return frame.contentWindow?.studioFrame;
}

function here() {
  return location.pathname + location.search;
}

function isPage(address) {
  const url = new URL(address, location.origin);
  return url.origin === location.origin && studio()?.pageOf(url) === url.pathname;
}

// The Studio goes somewhere, and has saved what there was to save.
frame.addEventListener("studio:go", event => {
  if (!isPage(event.detail)) return;
  event.preventDefault();
  void open(event.detail, address => location.assign(address));
});

document.addEventListener("click", event => {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (link.target || link.hash || !isPage(link.href)) return;
  event.preventDefault();
  void studio().go(link.href);
});

window.addEventListener("popstate", async () => {
  const address = here();
  if (address === shown) return;
  await studio()?.finish();
  if (address === here()) void open(address, back);
});

/** Shows the page of an address, or loads it. */
async function open(address, load) {
  const mine = ++turn;
  const page = await read(address);
  if (mine !== turn) return;
  const source = page?.querySelector(".studio-frame")?.dataset.screen;
  const arrive = () => {
    if (mine !== turn) return false;
    enter(address);
    putAround(page, source);
    return true;
  };
  const isShown = source && studio() && await studio().show(source, arrive);
  if (!isShown && mine === turn) load(address);
}

async function read(address) {
  try {
    const answer = await fetch(address);
    return answer.ok && !answer.redirected ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  } catch {
    return null;
  }
}

/** Enters an address, unless the browser is there already: it went back, or the page was asked for anew. */
function enter(address) {
  const url = new URL(address, location.origin);
  const entered = url.pathname + url.search;
  if (entered !== here()) history.pushState(null, "", entered);
  shown = entered;
}

/** Loads what the browser went back to. If something is unsaved the browser asks first, and whoever stays is to find the address of what he sees. */
function back(address) {
  if (!studio()?.isUnsaved()) return location.reload();
  history.pushState(null, "", shown);
  location.assign(address);
}

/** Takes over a page, all but the frame itself, which would start anew if it were moved. */
function putAround(page, source) {
  document.title = page.title;
  let [mine, theirs] = [frame, page.querySelector(".studio-frame")];
  frame.title = theirs.title;
  frame.dataset.screen = source;
  for (; mine !== document.body; [mine, theirs] = [mine.parentElement, theirs.parentElement]) {
    const [before, after] = around(theirs);
    around(mine).flat().forEach(node => node.remove());
    mine.before(...before);
    mine.after(...after);
  }
  document.querySelector(".studio-title").focus({ preventScroll: true });
}

function around(element) {
  const siblings = [...element.parentNode.childNodes];
  const at = siblings.indexOf(element);
  return [siblings.slice(0, at), siblings.slice(at + 1)];
}
