// The page of a mail template: placeholders at the cursor, and what is wrong and what it becomes while one types.
const form = document.querySelector("form[data-template]");
if (form) {
  let last = form.querySelector("textarea[data-insertable]");
  let typed = false;
  let turn = 0;

  form.addEventListener("focusin", event => {
    if (event.target.matches("[data-insertable]")) last = event.target;
  });

  document.addEventListener("click", event => {
    const placeholder = event.target.closest("[data-insert]");
    if (placeholder) return insert(placeholder.dataset.insert);
    const place = event.target.closest("[data-goto]");
    if (!place) return;
    event.preventDefault();
    show(document.querySelector(place.getAttribute("href")), Number(place.dataset.line), Number(place.dataset.column));
  });

  form.addEventListener("input", () => typed = true);
  form.addEventListener("submit", () => typed = false);
  form.addEventListener("draft-saved", () => {
    typed = false;
    document.getElementById("problem")?.remove(); // it was about other words
    refresh();
  });

  // Only what could not be kept on the server is worth a question.
  window.addEventListener("beforeunload", event => {
    if (typed) event.preventDefault();
  });

  function insert(text) {
    last.focus();
    // Typed as by hand, so that it can be undone; the rest is for browsers that no longer know how.
    if (document.execCommand?.("insertText", false, text)) return;
    last.setRangeText(text, last.selectionStart, last.selectionEnd, "end");
    last.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function show(field, line, column) {
    if (!field) return;
    field.focus();
    if (line === 0) return;
    const before = field.value.split("\n").slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
    const at = Math.min(before + column - 1, field.value.length);
    const end = field.value.indexOf("\n", at);
    field.setSelectionRange(at, end < 0 ? field.value.length : end);
  }

  /** The server checks and fills in what it has just kept; only what it found is replaced, never what is being typed. */
  async function refresh() {
    const mine = ++turn;
    let page;
    try {
      const answer = await fetch(location.pathname + location.search);
      if (!answer.ok) return;
      page = new DOMParser().parseFromString(await answer.text(), "text/html");
    } catch {
      return; // the button does the same
    }
    if (mine !== turn) return;
    for (const part of document.querySelectorAll("[data-live]")) {
      const now = page.getElementById(part.id);
      if (now && now.innerHTML !== part.innerHTML) part.replaceChildren(...now.childNodes);
    }
    for (const field of form.querySelectorAll("[data-insertable]")) {
      const wrong = page.getElementById(field.id)?.getAttribute("aria-invalid") === "true";
      field.classList.toggle("is-invalid", wrong);
      if (wrong) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
    const frame = document.querySelector("[data-live-frame]");
    frame.replaceWith(frame.cloneNode()); // loads it again and adds nothing to the history
  }
}
