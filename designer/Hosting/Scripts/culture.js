// The language of the Studio's dates and of the parts that it has words for; ours are in translate.js.
const culture = document.documentElement.lang.startsWith("zh") ? "zh-Hans" : "en-US";
try {
  localStorage.setItem("BlazorCulture", culture);
} catch {
  // A browser that keeps nothing gets the Studio's own choice.
}
