// After an error that it does not know the Studio shows this bar and does nothing any more; the whole page starts anew.
document.querySelector("[data-reload]").addEventListener("click", () => window.top.location.reload());
