// Copies what the pages need from the npm packages to ../wwwroot/lib: Tabler's style sheet and one file with the icons
// that icons.json names. Nothing is loaded from another origin at run time.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "node_modules");
const lib = join(here, "..", "wwwroot", "lib");
mkdirSync(lib, { recursive: true });

const css = readFileSync(join(modules, "@tabler/core/dist/css/tabler.min.css"), "utf8");
writeFileSync(join(lib, "tabler.css"), css.replace(/\/\*# sourceMappingURL=.*?\*\//g, ""));
writeFileSync(join(lib, "icons.svg"), sprite(JSON.parse(readFileSync(join(here, "icons.json"), "utf8"))));

/** All icons as symbols of one file, so that a page refers to them by name and the browser fetches them once. */
function sprite(names) {
  const symbols = names.map(name => {
    const svg = readFileSync(join(modules, `@tabler/icons/icons/outline/${name}.svg`), "utf8");
    const inner = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>")).replace(/\s+/g, " ").trim();
    return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${inner}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}
