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

// Suggestions while typing: a combobox with a list. Arrow keys choose, Enter takes, Escape closes.
function suggestFor(input) {
  const list = document.createElement("ul");
  let latest = 0;
  let waiting;
  list.id = "suggestions";
  list.className = "suggestions";
  list.hidden = true;
  list.lang = "vi";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.dataset.suggest);
  input.after(list);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false",
  })) input.setAttribute(name, value);

  function choose(option) {
    for (const other of list.children) other.setAttribute("aria-selected", String(other === option));
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }
  function show(items) {
    list.replaceChildren(...items.map((item, index) => {
      const option = document.createElement("li");
      option.id = `suggestion-${index}`;
      option.textContent = item;
      option.setAttribute("role", "option");
      return option;
    }));
    list.hidden = !items.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    choose(null);
  }
  function close() {
    clearTimeout(waiting);
    latest += 1; // an answer on its way comes too late
    show([]);
  }
  function take(option) {
    input.value = option.textContent;
    close();
  }
  async function ask() {
    const mine = ++latest;
    const typed = input.value;
    let items = [];
    if (typed.trim().length > 1) {
      try {
        const answer = await fetch(`/api/suggest?${new URLSearchParams({ q: typed })}`);
        if (answer.ok) items = (await answer.json()).items;
      } catch {
        // No suggestions then.
      }
    }
    if (mine === latest) show(items);
  }
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 120);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    const options = [...list.children];
    const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown") choose(options[at + 1] ?? null);
    else if (event.key === "ArrowUp") choose(at === 0 ? null : options.at(Math.max(at, 0) - 1));
    else if (event.key === "Enter" && at >= 0) take(options[at]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => {
    const option = event.target.closest("li");
    event.preventDefault();
    if (option) take(option);
  });
  input.addEventListener("blur", close);
}
if (box?.dataset.suggest) suggestFor(box);
