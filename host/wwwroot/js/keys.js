// j and k or the arrows move in lists, Enter opens, / searches, Ctrl+Enter sends the form. Single keys can be switched off.
document.addEventListener("keydown", event => {
  const field = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && field?.form) {
    const button = field.form.querySelector("button.btn-primary[type=submit], button[type=submit]");
    if (button) {
      event.preventDefault();
      field.form.requestSubmit(button);
    }
    return;
  }
  if (field || event.ctrlKey || event.metaKey || event.altKey || document.body.dataset.keys === "off") return;
  if (event.key === "/") {
    const search = document.querySelector("[data-search]");
    if (search) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  } else if (event.key === "j" || event.key === "k") {
    move(event.key === "j" ? 1 : -1);
  }
});

function move(by) {
  const items = [...document.querySelectorAll("[data-list] [data-item]")];
  if (items.length === 0) return;
  const at = items.findIndex(i => i.contains(document.activeElement));
  const next = items[Math.min(Math.max(at + by, 0), items.length - 1)];
  next.querySelector("[data-open]")?.focus();
  next.scrollIntoView({ block: "nearest" });
}
