/** Runs now and after every enhanced navigation, when the page has been replaced in place. */
export function onPage(run) {
  run();
  const hook = () => globalThis.Blazor?.addEventListener("enhancedload", run);
  if (globalThis.Blazor) hook();
  else addEventListener("load", hook, { once: true });
}
