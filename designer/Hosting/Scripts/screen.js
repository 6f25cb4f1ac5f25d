// The element that draws the screen; a document holds one at a time.

/** The element of a document's screen. */
export function current(holder = document) {
  return holder.querySelector("[data-studio]");
}

/** Whether it is one to draw on. Lists save what they do with the click. */
export function isDrawing() {
  return current()?.localName === "elsa-workflow-definition-editor";
}

/** Says where the program is, before the element comes to life: absolute and without a slash at its end, or the Studio builds wrong addresses. */
export function place(screen) {
  screen.setAttribute("remote-endpoint", new URL("/elsa/api", location.origin).href);
}
