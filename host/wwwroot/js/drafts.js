// Keeps what is being typed on the server, a moment after each change.
const pause = 900;
const timers = new WeakMap();

document.addEventListener("input", event => {
  const form = event.target.closest?.("form[data-draft]");
  if (form) plan(form);
});

// Who was quicker than this script, or whose browser brought his words back, has typed already.
for (const form of document.querySelectorAll("form[data-draft]"))
  if ([...form.elements].some(isChanged)) plan(form);

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "hidden") return;
  for (const form of document.querySelectorAll("form[data-draft]"))
    if (timers.has(form)) save(form, true);
});

document.addEventListener("submit", event => {
  clearTimeout(timers.get(event.target));
  timers.delete(event.target);
}, true);

function plan(form) {
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(() => save(form), pause));
}

/** Whether a field holds something else than it was sent with. */
function isChanged(field) {
  if (field instanceof HTMLSelectElement)
    return field.selectedIndex !== Math.max(0, [...field.options].findIndex(option => option.defaultSelected));
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  return "defaultValue" in field && field.value !== field.defaultValue.replace(/\r\n?/g, "\n");
}

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
