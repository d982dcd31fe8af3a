// What every page has: a switch of languages that keeps the place, copying, values of a message.
"use strict";
(() => {
  // Another language's page has the same fragments, so whoever switches stays where they are.
  for (const link of document.querySelectorAll("a[data-keep]")) {
    link.addEventListener("click", () => {
      const address = new URL(link.href);
      address.search = location.search;
      address.hash = location.hash;
      link.href = address.href;
      try {
        localStorage.setItem("errcat-language", link.hreflang);
      } catch {
        // a browser that keeps nothing: the next visit asks for its languages again
      }
    });
  }

  // The list of languages closes like a menu.
  const languages = document.querySelector(".languages");
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && languages?.open) {
      languages.open = false;
      languages.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (languages && !languages.contains(event.target)) languages.open = false;
  });

  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }

  const timers = new Map();

  async function copy(button) {
    const source = document.getElementById(button.dataset.copy);
    const text =
      button.dataset.kind === "link"
        ? new URL(source.dataset.address, location.href).href
        : source.textContent;
    if (!(await write(text))) return;
    button.dataset.label ??= button.textContent;
    button.textContent = document.body.dataset.copied;
    button.classList.add("done");
    clearTimeout(timers.get(button));
    timers.set(button, setTimeout(() => restore(button), 1500));
  }

  function restore(button) {
    button.textContent = button.dataset.label;
    button.classList.remove("done");
  }

  async function write(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // no permission, or an address without encryption: the older way
      const focused = document.activeElement;
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      const isDone = document.execCommand("copy");
      area.remove();
      focused?.focus();
      return isDone;
    }
  }

  // The lookup leads here with `#values?name=value`: what stood in the reader's own message.
  function fillValues() {
    const prefix = "#values?";
    if (!location.hash.startsWith(prefix)) return;
    const values = new URLSearchParams(location.hash.slice(prefix.length));
    let count = 0;
    for (const place of document.querySelectorAll(".fill .placeholder")) {
      const value = values.get(place.dataset.name);
      if (value === null) continue;
      place.querySelector("span").textContent = value;
      place.classList.add("filled");
      count += 1;
    }
    const remark = document.getElementById("filled");
    if (!count || !remark) return;
    remark.hidden = false;
    remark.textContent = remark.dataset.text;
  }
  fillValues();
  addEventListener("hashchange", fillValues);
})();
