// A page without a language leads on to the reader's; `?choose` in the address keeps the list.
"use strict";
(() => {
  const links = [...document.querySelectorAll("a[data-language]")];
  if (!links.length || new URLSearchParams(location.search).has("choose")) return;

  // Lookup after RFC 4647 §3.4, with what the browser knows of scripts: zh-TW is not zh-Hans.
  function find(tag) {
    let wanted;
    try {
      wanted = new Intl.Locale(tag).maximize();
    } catch {
      return undefined;
    }
    const related = links.filter((link) => {
      const offered = new Intl.Locale(link.dataset.language).maximize();
      return offered.language === wanted.language && offered.script === wanted.script;
    });
    return (
      related.find((link) => new Intl.Locale(link.dataset.language).maximize().region === wanted.region) ??
      related[0]
    );
  }

  function remembered() {
    try {
      return localStorage.getItem("errcat-language");
    } catch {
      return null;
    }
  }

  const tags = [remembered(), ...navigator.languages].filter(Boolean);
  const link = tags.map(find).find(Boolean) ?? links[0];
  location.replace(link.href + location.search + location.hash);
})();
