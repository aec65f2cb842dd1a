// Pages work without this file. It lets keys press the buttons that name them.
"use strict";
document.addEventListener("keydown", (event) => {
  // A key that is held down judges once, not every entry that comes up.
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const field = event.target.closest("input, select, textarea");
  if (field) {
    if (event.key === "Escape" && field.closest(".judge, .correct")) field.blur();
    return;
  }
  const found = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (found) {
    event.preventDefault();
    found.click();
    if (found.tagName === "SUMMARY") found.parentElement.querySelector("select, input:not([type=hidden])")?.focus();
  }
});
// Filters are folded on phones only; this is for browsers in which the style sheet cannot unfold them.
if (matchMedia("(width > 46rem)").matches) document.querySelectorAll("details.fold").forEach((fold) => { fold.open = true; });
// A drawing can be replaced by an interactive chart; the script that draws charts is fetched only then.
const load = (source) => new Promise((done, failed) => {
  if (globalThis.vegaEmbed) return done();
  const script = Object.assign(document.createElement("script"), { src: source, onload: done, onerror: failed });
  document.head.append(script);
});
// A chart is made as wide as the page allows; a map keeps its proportions.
const fit = (spec, wide, keepsShape) => {
  const view = spec.spec ?? spec; // a chart with panels has the size of a panel in its inner spec
  if (keepsShape) view.height *= wide / view.width;
  view.width = wide;
  if (wide < 640) spec.config.legend.columns = wide < 400 ? 1 : 2;
  // A note that is too long for a line is broken between words; letters are about six pixels wide.
  if (spec.title.subtitle) spec.title.subtitle = spec.title.subtitle.match(new RegExp(`.{1,${Math.floor(wide / 6)}}(?: |$)`, "g"));
};
for (const figure of document.querySelectorAll("[data-chart]")) {
  const links = figure.parentElement.querySelector(".chart-links") ?? figure;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "swap", textContent: "Interactive" });
  links.prepend(button, " ");
  button.addEventListener("click", async () => {
    button.disabled = true;
    button.textContent = "Loading…";
    try {
      await load("/charts/vega.js");
      const answer = await fetch(figure.dataset.chart);
      const spec = await answer.json();
      if (!answer.ok) throw new Error(spec.error?.message);
      const room = Object.assign(document.createElement("div"), { className: "vega" });
      figure.prepend(room);
      fit(spec, room.clientWidth - 80, figure.classList.contains("atlas")); // axes and margins take the rest
      // ast: expressions are interpreted, since the content security policy forbids evaluating text as code.
      await vegaEmbed(room, spec, { ast: true, actions: false, defaultStyle: false, renderer: "canvas", tooltip: { disableDefaultStyle: true } });
      figure.querySelectorAll(".wide, .narrow").forEach((drawing) => drawing.remove());
      button.remove();
    } catch (error) {
      button.textContent = `Not possible: ${error.message || "the script did not load"}`;
    }
  });
}
