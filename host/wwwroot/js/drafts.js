// Keeps what is being typed on the server, a moment after each change.
const pause = 900;
const timers = new WeakMap();

document.addEventListener("input", event => {
  const form = event.target.closest?.("form[data-draft]");
  if (!form) return;
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(() => save(form), pause));
});

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "hidden") return;
  for (const form of document.querySelectorAll("form[data-draft]"))
    if (timers.has(form)) save(form, true);
});

document.addEventListener("submit", event => {
  clearTimeout(timers.get(event.target));
  timers.delete(event.target);
}, true);

async function save(form, leaving = false) {
  clearTimeout(timers.get(form));
  timers.delete(form);
  const content = new FormData(form);
  content.set("draft", form.dataset.draft);
  const state = form.querySelector("[data-draft-state]");
  try {
    const answer = await fetch("/drafts", { method: "POST", body: content, keepalive: leaving, redirect: "manual" });
    say(state, answer.ok ? form.dataset.draftSaved : form.dataset.draftFailed);
    if (answer.ok) form.dispatchEvent(new CustomEvent("draft-saved"));
  } catch {
    say(state, form.dataset.draftFailed);
  }
}

function say(state, words) {
  if (state && words) state.textContent = words;
}
