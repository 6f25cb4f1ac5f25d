// A line at the top that says what has happened besides what was asked for.
const box = document.getElementById("studio-notice");
const text = box.querySelector("span");
box.querySelector("button").addEventListener("click", clear);

export function show(words) {
  box.hidden = false;
  text.textContent = words;
}

export function clear() {
  box.hidden = true;
}
