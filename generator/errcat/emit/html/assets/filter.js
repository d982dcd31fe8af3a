// Filters of the index: by product, kind of error, and advice on trying again.
"use strict";
(() => {
  const form = document.getElementById("filter");
  const nothing = document.getElementById("nothing");
  const groups = [...document.querySelectorAll(".group")];

  function apply() {
    const { product, kind, retry } = Object.fromEntries(new FormData(form));
    let count = 0;
    for (const group of groups) {
      let shown = 0;
      for (const row of group.querySelectorAll("tbody tr")) {
        const fits =
          (!product || row.dataset.products.split(" ").includes(product)) &&
          (!kind || group.dataset.kind === kind) &&
          (!retry || row.dataset.retry === retry);
        row.hidden = !fits;
        shown += fits;
      }
      group.hidden = !shown;
      count += shown;
    }
    nothing.textContent = count ? "" : nothing.dataset.text;
  }

  // The address says what is chosen, so that it can be shared and survives a switch of languages.
  function remember() {
    const chosen = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    const query = chosen.toString();
    history.replaceState(null, "", query ? `?${query}${location.hash}` : location.pathname);
  }

  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(name);
    if (field && [...field.options].some((option) => option.value === value)) field.value = value;
  }
  form.hidden = false;
  form.addEventListener("change", () => {
    apply();
    remember();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  apply();
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
})();
