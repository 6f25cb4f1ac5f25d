// Suggestions under a search box as one types. Follows the ARIA combobox pattern; without it the search button does the same.
let count = 0;
for (const pick of document.querySelectorAll("[data-pick]")) enhance(pick);

function enhance(pick) {
  const box = pick.querySelector("input[type=text]");
  const name = box.name.replace(/^q\./, "");
  const list = document.createElement("ul");
  list.className = "pick-list";
  list.id = `pick-${++count}`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.labels?.[0]?.textContent ?? box.name);
  list.hidden = true;
  pick.append(list);
  for (const [key, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-controls", list.id], ["aria-autocomplete", "list"]])
    box.setAttribute(key, value);
  let asked = 0, active = -1, timer = 0;

  box.addEventListener("input", () => {
    forget();
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  });
  box.addEventListener("keydown", event => {
    const options = [...list.children].filter(o => o.getAttribute("role") === "option");
    if (event.key === "ArrowDown" && list.hidden) ask();
    else if (event.key === "ArrowDown") mark(options, Math.min(active + 1, options.length - 1));
    else if (event.key === "ArrowUp") mark(options, Math.max(active - 1, 0));
    else if (event.key === "Enter" && !list.hidden && options[active]) choose(options[active]);
    else if (event.key === "Escape" && !list.hidden) close();
    else return;
    event.preventDefault();
  });
  box.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("mousedown", event => event.preventDefault());
  list.addEventListener("click", event => {
    const option = event.target.closest("[role=option]");
    if (option) choose(option);
  });

  async function ask() {
    const words = box.value.trim();
    const turn = ++asked;
    if (!words) return close();
    let hits;
    try {
      hits = await (await fetch(`/lookup/${pick.dataset.pick}?q=${encodeURIComponent(words)}`)).json();
    } catch {
      return; // the search button still works
    }
    if (turn !== asked || document.activeElement !== box) return;
    list.replaceChildren(...(hits.length ? hits.map(option) : [nothing()]));
    active = -1;
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
  }

  function option(hit, at) {
    const li = document.createElement("li");
    li.id = `${list.id}-${at}`;
    li.setAttribute("role", "option");
    li.setAttribute("aria-selected", "false");
    li.dataset.value = hit.value;
    li.dataset.name = hit.name;
    const detail = document.createElement("div");
    detail.className = "text-secondary small";
    detail.textContent = hit.detail;
    li.append(hit.name, detail);
    return li;
  }

  function nothing() {
    const li = document.createElement("li");
    li.setAttribute("role", "presentation");
    li.className = "text-secondary";
    li.textContent = pick.dataset.pickNone;
    return li;
  }

  function mark(options, at) {
    options.forEach((o, i) => o.setAttribute("aria-selected", String(i === at)));
    active = at;
    if (!options[at]) return;
    box.setAttribute("aria-activedescendant", options[at].id);
    options[at].scrollIntoView({ block: "nearest" });
  }

  function choose(option) {
    forget();
    box.value = option.dataset.name;
    const hidden = document.createElement("input");
    hidden.type = "hidden";
    hidden.name = name;
    hidden.value = option.dataset.value;
    const said = document.createElement("div");
    said.className = "form-hint pick-chosen";
    said.textContent = `✓ ${option.dataset.name} · ${option.querySelector("div").textContent}`;
    pick.append(hidden, said);
    close();
    pick.closest("form")?.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** What was chosen no longer holds once other words stand in the box. */
  function forget() {
    pick.querySelectorAll(`input[name="${CSS.escape(name)}"], .pick-chosen, .pick-hits`).forEach(e => e.remove());
  }

  function close() {
    list.hidden = true;
    active = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }
}
