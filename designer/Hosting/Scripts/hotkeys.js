// The Studio would define this in an inline script, which the document's policy does not let run, and calls it all the same.
let editor = null;

window.editorHotkeys = {
  register(reference) { editor = reference; },
  dispose() { editor = null; },
};

document.addEventListener("keydown", event => {
  if (!editor || !(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "s") return;
  event.preventDefault();
  editor.invokeMethodAsync(event.shiftKey ? "OnHotKeysCtrlShiftS" : "OnHotKeysCtrlS");
}, true);
