// Hides what the Studio shows and this program does not offer. It is found by its English words, before they are translated.
const rows = new Set(["Log Persistence Strategy", "Structured Logs"]);
const sections = new Set(["Commit Strategy", "Resilience", "Resilience Strategy"]);
const links = new Set(["Alter", "Alter this instance"]);

function hide(text) {
  const words = text.data.trim();
  const element = text.parentElement;
  const found = links.has(words) ? element?.closest("a, button, .mud-menu-item, .mud-list-item")
    : rows.has(words) ? element?.closest("tr, .mud-tab, .flex-row, a, button, .mud-menu-item, .mud-list-item")
    : sections.has(words) ? element?.closest(".mud-tab") ?? element?.closest(".mud-typography-overline")?.parentElement ?? element?.closest(".mud-select[id]")
    : null;
  found?.classList.add("not-offered");
}

function hideIn(node) {
  if (node.nodeType === Node.TEXT_NODE) return hide(node);
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) hide(walker.currentNode);
}

new MutationObserver(changes => {
  for (const change of changes) {
    if (change.type === "characterData") hide(change.target);
    else change.addedNodes.forEach(hideIn);
  }
}).observe(document.body, { subtree: true, childList: true, characterData: true });
