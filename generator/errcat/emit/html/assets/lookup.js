// The box on the start page: from a code, a status, words or a pasted response to the page.
"use strict";
(() => {
  const MOST = 20;
  const LONG = 60; // characters from which a text is rather a message than words
  const form = document.getElementById("lookup");
  const box = document.getElementById("query");
  const answer = document.getElementById("answer");
  const results = document.getElementById("results");
  const list = results.querySelector("ol");
  const clear = form.querySelector("[type=reset]");
  let reader;
  let search;

  // Made when they are first needed: reading the page costs nothing.
  function prepare() {
    reader ??= new window.errcatRead.Reader(window.errcatData);
    search ??= new window.errcatSearch.Search(window.errcatData);
  }

  function look() {
    const text = box.value.trim();
    clear.hidden = !text;
    list.replaceChildren();
    if (text) prepare();
    const found = text ? [...findRetired(text), ...find(text)] : [];
    list.append(...found.slice(0, MOST).map(show));
    results.hidden = !found.length;
    answer.textContent = text ? describe(found.length) : "";
  }

  function describe(count) {
    if (!count) return form.dataset.none;
    return count > MOST ? form.dataset.more : `${form.dataset.results}: ${count}`;
  }

  function find(text) {
    const isLong = text.length > LONG || /[\n{]/.test(text);
    const read = reader.read(text).map((item) => ({ values: {}, ...item }));
    const isSure = read.some((item) => !item.isName);
    if (isSure || (isLong && read.length)) return read;
    const words = findWords(text.slice(0, 300));
    return [...read, ...words.filter(({ code }) => !read.some((item) => item.code === code))];
  }

  // What holds all words; else messages in other letters, and at last names that are alike.
  function findWords(query) {
    const found = search.find(query).map(bare);
    if (found.length) return found;
    const loose = reader.readLoosely(query);
    return loose.length ? loose : search.guess(query).map(bare);
  }

  // Withdrawn codes have a page, but no message that could be matched.
  function findRetired(text) {
    const query = text.toLowerCase();
    const words = new Set(query.match(/[\p{L}\p{N}_.-]{1,200}/gu));
    return Object.keys(window.errcatData.retired)
      .filter((code) => words.has(code.toLowerCase()) || (query[2] && code.toLowerCase().includes(query)))
      .map((retired) => ({ retired }));
  }

  function showRetired(name) {
    const mark = make("span", "retry", form.dataset.retired);
    const link = make("a", "", make("code", "found-code", isolate(name)), mark);
    link.href = address(name);
    return make("li", "", link);
  }

  const address = (name) => `${form.dataset.home}codes/${encodeURIComponent(name)}/index.html`;
  const bare = (code) => ({ code, values: {} });

  function show({ code, values, wording, retired }) {
    if (retired) return showRetired(retired);
    const [name, status] = window.errcatData.codes[code];
    const [phrase, kind] = window.errcatData.statuses[status];
    const link = make("a", "", make("code", "found-code", isolate(name)), badge(`${status} ${phrase}`, kind));
    link.href = address(name) + write(values);
    link.append(showMessage(chooseWording(code, wording), values));
    if (Object.keys(values).length) link.append(showValues(code, values));
    return make("li", "", link);
  }

  const write = (values) => {
    const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value));
    return query.toString() && `#values?${query}`;
  };

  function badge(text, kind) {
    return make("span", `status ${kind}`, isolate(text));
  }

  // The message in the reader's language, else in the source language; of several, the one of a
  // product whose wording the reader has.
  function chooseWording(code, wording) {
    const rows = window.errcatData.wordings.filter((row) => row[0] === code && row[2] === 0);
    const shared = rows.filter((row) => row[3].some((product) => wording?.products.includes(product)));
    const own = shared.length ? shared : rows;
    return own.find((row) => row[1] === window.errcatData.locales.length - 1) ?? own[0];
  }

  function showMessage(row, values) {
    const shown = make("span", "found-text");
    if (!row) return shown;
    const [code, locale, , , parts] = row;
    const labels = window.errcatData.codes[code][2];
    for (const [place, part] of parts.entries()) {
      if (place % 2 === 0) shown.append(part);
      else if (values[part]) shown.append(make("mark", "", isolate(values[part])));
      else shown.append(make("code", "placeholder", isolate(make("span", "", labels[part]))));
    }
    if (locale === 0) shown.lang = window.errcatData.locales[0];
    return shown;
  }

  function showValues(code, values) {
    const labels = window.errcatData.codes[code][2];
    const shown = make("dl", "values");
    shown.setAttribute("aria-label", form.dataset.found);
    for (const [name, value] of Object.entries(values))
      shown.append(make("dt", "", isolate(labels[name] ?? name)), make("dd", "", isolate(value)));
    return shown;
  }

  function isolate(text) {
    const element = make("bdi", "", text);
    element.dir = "auto";
    element.translate = false;
    return element;
  }

  function make(tag, className, ...children) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children);
    return element;
  }

  function go(step) {
    const links = [...list.querySelectorAll("a")];
    const place = links.indexOf(document.activeElement) + step;
    (place < 0 ? box : links[Math.min(place, links.length - 1)])?.focus();
  }

  // For the way back from a found code; in the browser's history, not in the address.
  function keep() {
    history.replaceState({ query: box.value }, "");
  }

  box.addEventListener("input", look);
  box.addEventListener("change", keep);
  list.addEventListener("click", keep);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    box.value = "";
    look();
    box.focus();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === box && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      list.querySelector("a")?.click();
    } else if (event.key === "ArrowDown" && (event.target !== box || !box.value.includes("\n"))) {
      event.preventDefault();
      go(1);
    } else if (event.key === "ArrowUp" && event.target !== box) {
      event.preventDefault();
      go(-1);
    } else if (event.key === "Escape") form.reset();
  });
  for (const button of form.querySelectorAll(".try"))
    button.addEventListener("click", () => {
      box.value = button.dataset.query;
      look();
      box.focus();
    });

  form.hidden = false;
  box.value ||= history.state?.query ?? "";
  if (box.value) look();
  else if (matchMedia("(hover: hover)").matches && !location.hash) box.focus({ preventScroll: true });
})();
