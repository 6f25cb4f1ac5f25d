// Opens a drawing at the activity that the address names, or whole, or from its top; the Studio opens the middle of it, as large as it was drawn.
const designer = new URL("_content/Elsa.Studio.Workflows.Designer/designer.entry.js", document.baseURI);
const margin = 20;
const smallest = 0.6; // smaller letters cannot be read

const seen = new WeakSet();
let asked;

ask(location.href);

/** The next drawing is opened as the address of its screen says. */
export function ask(address) {
  asked = new URL(address, location.href).searchParams.get("activity");
}

new MutationObserver(() => {
  for (const canvas of document.querySelectorAll(".graph-container")) {
    if (seen.has(canvas) || !canvas.querySelector(".x6-node")) continue;
    seen.add(canvas);
    void open(canvas);
  }
}).observe(document.body, { subtree: true, childList: true });

async function open(canvas) {
  // The very module that the Studio has loaded: it knows the graphs by their elements.
  const { graphBindings, selectActivity } = await import(designer);
  const graph = graphBindings[canvas.id]?.graph;
  if (!graph) return;

  const center = graph.centerContent;
  // Once the canvas has its size the Studio centres what it has loaded; the button of its tools does the same with other options.
  graph.centerContent = options => options?.useCellGeometry ? center.call(graph, options) : place(graph, canvas);
  place(graph, canvas);
  const activity = asked;
  asked = null;
  if (activity && graph.getCellById(activity)) await selectActivity(`activity-${activity}`, activity);
}

function place(graph, canvas) {
  const { width, height } = canvas.getBoundingClientRect();
  if (width === 0 || height === 0 || graph.getSelectedCells().length > 0) return;
  const drawn = graph.getContentArea({ useCellGeometry: true });
  const across = width / (drawn.width + 2 * margin);
  const whole = Math.min(across, height / (drawn.height + 2 * margin));
  if (whole >= smallest) return graph.zoomToFit({ padding: margin, maxScale: 1, useCellGeometry: true });

  const scale = Math.max(smallest, Math.min(1, across));
  graph.scale(scale, scale);
  graph.translate((width - drawn.width * scale) / 2 - drawn.x * scale, margin - drawn.y * scale);
}
