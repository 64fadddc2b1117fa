"use strict";
// Comforts only: every page works without this file.

// Copy buttons: shown only where they can work.
for (const button of document.querySelectorAll("[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  const label = button.textContent;
  button.hidden = false;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.textContent);
    } catch {
      // No permission, or not a secure context: open the text and select it, so that one key copies it.
      source.closest("details").open = true;
      getSelection().selectAllChildren(source);
      return;
    }
    button.textContent = button.dataset.done;
    button.classList.add("done");
    setTimeout(() => {
      button.textContent = label;
      button.classList.remove("done");
    }, 2000);
  });
}

// "/" goes to the question box, unless the reader is typing.
const box = document.getElementById("q");
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea, [contenteditable]");
  if (box && event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    box.focus();
    box.select();
  }
});

// A submitted form says that it works; coming back by the browser's history undoes that.
function setBusy(button, busy) {
  if (busy) button.dataset.label = button.textContent;
  button.textContent = busy ? button.dataset.busy : button.dataset.label ?? button.textContent;
  button.setAttribute("aria-busy", String(busy));
  button.disabled = busy;
}
for (const button of document.querySelectorAll("button[data-busy]")) {
  button.form.addEventListener("submit", () => setBusy(button, true));
  addEventListener("pageshow", () => button.disabled && setBusy(button, false));
}
