// Everything works without this file. It lets keys press the buttons that bear them.
"use strict";
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  const found = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (found) {
    event.preventDefault();
    found.click();
    if (found.tagName === "SUMMARY") found.parentElement.querySelector("select, input:not([type=hidden])")?.focus();
  }
});
