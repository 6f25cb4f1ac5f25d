// Progressive enhancement only: every page works without any of this.
import "./drafts.js";
import "./pick.js";
import "./keys.js";
import "./times.js";
import "./templates.js";

// The first field that needs attention.
const wanted = document.querySelector("[data-focus]");
if (wanted) {
  wanted.focus();
  if (wanted.hasAttribute("data-select")) wanted.select();
}

// A second click does not send twice.
document.addEventListener("submit", event => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.hasAttribute("data-submit")) return;
  if (form.dataset.sent && Date.now() - Number(form.dataset.sent) < 3000) event.preventDefault();
  form.dataset.sent = String(Date.now());
}, true);

// The header's menu closes like one.
document.addEventListener("click", event => {
  for (const menu of document.querySelectorAll("details[data-menu][open]"))
    if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
});

// Confidential archives are read, not copied.
for (const kind of ["copy", "cut", "dragstart"])
  document.addEventListener(kind, event => {
    if (event.target instanceof Node && (event.target.parentElement ?? event.target).closest?.("[data-no-copy]")) event.preventDefault();
  });

// A drawing opens where its request stands.
function showHere(box) {
  const here = box.querySelector("[data-here]") ?? box.querySelector(".diagram-failed") ?? box.querySelector("[class*=diagram-done]:last-of-type");
  if (!here || box.clientWidth === 0) return;
  const [frame, step] = [box.getBoundingClientRect(), here.getBoundingClientRect()];
  box.scrollLeft += step.left + step.width / 2 - frame.left - frame.width / 2;
  box.scrollTop += step.top + step.height / 2 - frame.top - frame.height / 2;
}
for (const box of document.querySelectorAll("[data-diagram]")) {
  showHere(box);
  box.closest("details")?.addEventListener("toggle", () => showHere(box), { once: true });
}
